package al.feedbackledger.architecture;

import com.tngtech.archunit.lang.ArchRule;

import java.util.regex.Pattern;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The laws on SQL, read from the texts of class files and from migrations. */
final class SqlLaws {
    private static final String LEDGER = "\"?\\bledger\"?\\s*\\.\\s*\"?\\w";

    /** A statement on one of the ledger's tables. */
    static final Pattern TOUCHES_LEDGER =
            sql("\\b(FROM|JOIN|INTO|UPDATE|TABLE|ONLY|TRUNCATE|USING|COPY|ON)\\s+" + LEDGER);

    /** A statement that changes or takes away what the ledger holds, or that allows it, or that passes over a conflict. */
    static final Pattern CHANGES_LEDGER = sql("\\bUPDATE\\s+(ONLY\\s+)?" + LEDGER
            + "|\\bDELETE\\s+FROM\\s+(ONLY\\s+)?" + LEDGER
            + "|\\bTRUNCATE\\s+(TABLE\\s+)?(ONLY\\s+)?" + LEDGER
            + "|\\bMERGE\\s+INTO\\s+(ONLY\\s+)?" + LEDGER
            + "|\\bDROP\\s+(TABLE|SCHEMA)\\s+(IF\\s+EXISTS\\s+)?(" + LEDGER + "|ledger\\b)"
            + "|\\bDISABLE\\s+TRIGGER\\b"
            + "|\\bGRANT\\b[^;]*\\b(UPDATE|DELETE|TRUNCATE|ALL)\\b[^;]*\\bON\\b[^;]*" + LEDGER
            + "|\\bINSERT\\s+INTO\\s+ledger\\.[^;]*\\bON\\s+CONFLICT\\b");

    /** A time that a replay would answer differently. */
    static final Pattern ASKS_FOR_NOW =
            sql("\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)"
                    + "\\s*\\(|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\\b");

    /** Any statement: capital letters where an English sentence could say the same, any letters on our schemas. */
    static final Pattern IS_SQL =
            Pattern.compile("\\bSELECT\\b[\\s\\S]*\\bFROM\\b|\\bSELECT\\s+pg_|\\bINSERT\\s+INTO\\b|\\bDELETE\\s+FROM\\b"
                    + "|\\bUPDATE\\s+\\S+\\s+SET\\b|\\bTRUNCATE\\s+\\w|\\b(CREATE|ALTER|DROP)\\s+(TABLE|SCHEMA|ROLE|INDEX)\\b"
                    + "|(?i:\\b(FROM|JOIN|INTO|UPDATE)\\s+\"?(ledger|vault|ops|view_\\w+)\"?\\s*\\.)");

    private SqlLaws() {}

    private static Pattern sql(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    static ArchRule onlyTheEventStoreTouchesTheLedger(House house) {
        return noClasses()
                .that(resideInAPackage(house.root() + "..")
                        .and(not(resideInAPackage(house.root() + ".store.eventstore.."))))
                .should(StringConstants.match(TOUCHES_LEDGER, "have SQL on the ledger's tables"));
    }

    static ArchRule nothingChangesTheLedger(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.root() + "..")
                .should(StringConstants.match(CHANGES_LEDGER, "have SQL that changes what the ledger holds"));
    }

    static ArchRule doorsSpeakNoSql(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.root() + ".api..")
                .should(StringConstants.match(IS_SQL, "have SQL"));
    }

    /** {@code projections.view} dates who is folding a view, which is no part of any view. */
    static ArchRule viewsDoNotAskForNow(House house) {
        return noClasses()
                .that(resideInAPackage(house.root() + ".projections..")
                        .and(not(resideInAPackage(house.root() + ".projections.view.."))))
                .should(StringConstants.match(ASKS_FOR_NOW, "have SQL that asks for the time"));
    }
}
