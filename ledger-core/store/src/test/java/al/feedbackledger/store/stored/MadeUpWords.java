package al.feedbackledger.store.stored;

import java.util.List;

/** Texts for sealed fields that nobody ever wrote, with the oddities that real ones have. */
final class MadeUpWords {
    private static final List<String> ODDITIES = List.of(
            "ë ç Ë Ç — “thonjëza” …",
            "e\u0308 me shenjë të veçantë",
            "rresht i parë\nrresht i dytë",
            "=1+1",
            "🙂👍🏽",
            "\"; DROP TABLE --");

    private int made;

    /** The next text; answers repeat each other, as real ones do. */
    String next(String field) {
        made++;
        return field.equals("answer") && made % 2 == 0
                ? "Përgjigje e trilluar që përsëritet."
                : "Fjalë të trilluara " + made + " (" + field + "): " + ODDITIES.get(made % ODDITIES.size());
    }
}
