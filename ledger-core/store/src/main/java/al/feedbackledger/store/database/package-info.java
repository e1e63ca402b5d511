/** The PostgreSQL server, its roles and its migrations. */
@NullMarked
package al.feedbackledger.store.database;

import org.jspecify.annotations.NullMarked;
