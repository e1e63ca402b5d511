package al.feedbackledger.api.cli.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Words of people who do not exist. */
final class Voices {
    private static final List<String> GOOD = List.of(
            "Shërbimi funksionoi pa probleme dhe e mora dokumentin shpejt. (simulim)",
            "Shumë më mirë se të presësh në sportel. (simulim)",
            "E thjeshtë dhe e qartë, faleminderit. (simulim)",
            "Mirë, por do të doja një njoftim kur dokumenti është gati. (simulim)");

    private static final List<String> MIDDLING = List.of(
            "Punon, por duhet të plotësosh të njëjtat të dhëna dy herë. (simulim)",
            "Informacioni për dokumentet e nevojshme nuk është i plotë. (simulim)",
            "Më mirë se vitin e kaluar, por ende i ngadaltë. (simulim)");

    private static final List<String> BAD = List.of(
            "Faqja ndërpritet sa herë që ngarkoj dokumentin. (simulim)",
            "Prej dy javësh pa përgjigje. (simulim)",
            "Më kërkuan përsëri të shkoj në sportel. (simulim)",
            "Nuk kuptohet cili dokument duhet dhe kujt t'i drejtohesh. (simulim)",
            "Pagesa u krye, por kërkesa nuk u regjistrua. (simulim)");

    private static final List<String> REPLIES = List.of(
            "Faleminderit. Problemi u gjet dhe u rregullua. (simulim)",
            "Kërkesa juaj u shqyrtua; dokumenti është në llogarinë tuaj. (simulim)",
            "Ju lutemi provoni përsëri; të dhënat u përditësuan. (simulim)",
            "Faleminderit për vlerësimin. Do ta marrim parasysh. (simulim)");

    private static final int MIDDLE = 3;

    private Voices() {}

    static String comment(int rating, SplittableRandom random) {
        if (rating > MIDDLE) {
            return one(GOOD, random);
        }
        return one(rating == MIDDLE ? MIDDLING : BAD, random);
    }

    static String reply(SplittableRandom random) {
        return one(REPLIES, random);
    }

    private static String one(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
