/** The pages that find services and show how opinion of one changed. */
@NullMarked
package al.feedbackledger.api.pages.service;

import org.jspecify.annotations.NullMarked;
