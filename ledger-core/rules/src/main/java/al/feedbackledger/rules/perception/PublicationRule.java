package al.feedbackledger.rules.perception;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the public may see of a series at a publication point: a pure fold of what was published before and of the
 * counts at the point's position.
 *
 * <p>The aim: two public reads around one submission never differ by fewer than ten people, and nothing of one to nine
 * people can be worked out from any number of public reads. The rules that follow from it:
 *
 * <ol>
 *   <li><b>One grid.</b> A cell is some whole local months. Cells never overlap and their months never change, so every
 *       public sum over any stretch of time is a sum of whole cells, and the difference of any two is a set of whole
 *       cells' differences.
 *   <li><b>Forming</b> ({@link CellFormation}). A month waits until it and the waiting months before it hold ten
 *       people; together they become a cell. What is left at the end joins the last cell only when the series is
 *       published for the first time, since a cell already published can take no month more. Empty months before the
 *       first waiting one stay outside: they are no data, not a group.
 *   <li><b>Late data.</b> Within the months of a cell it revises that cell. Between two cells, or before the first, it
 *       waits and forms cells of its own by the same rule: at least ten people. Months there that never reach ten are
 *       never shown; joining the following cell would move its edge, and counting them into it without moving its edge
 *       would make the cell untrue.
 *   <li><b>Revising.</b> A cell's counts are set anew only when at least ten different people changed them since they
 *       were last set, and its new number of people is none or at least ten; otherwise the last published counts stay.
 *       A person changed a cell when what they add to it differs between the two positions: somebody excluded and
 *       reinstated in between changed nothing and hides nobody. The same is asked against <em>every</em> earlier
 *       setting, not just the last: ten people leaving and nine of them returning with one newcomer would pass step by
 *       step and still show the two by comparing the first setting with the third. (No change at all against an earlier
 *       setting is allowed: it is that setting again.)
 *   <li><b>Breakdowns</b> ({@link BreakdownRule}) of a quarter are taken from exactly the people of its published cells.
 * </ol>
 *
 * <p>What is said about months outside cells depends on the cells alone ({@link PublicTimeline}), because a month that
 * turned from "no data" to "suppressed" would tell of a single person.
 */
public final class PublicationRule {
    private static final Comparator<PublishedCell> BY_TIME =
            Comparator.comparing(cell -> cell.months().first());

    private PublicationRule() {}

    /**
     * The series' history after a publication point. Equal to {@code before} where nothing may be shown anew.
     *
     * <p>A series must be fed when it has deltas since the point before, and also without any when {@link
     * PublicationPoint#releasesQuarter} says so.
     *
     * @param now the series at the point's position
     */
    public static SeriesHistory publish(SeriesHistory before, SeriesNow now, PublicationPoint point) {
        if (point.position() < before.position()) {
            throw new IllegalArgumentException(
                    "publication points go forward: " + before.position() + " to " + point.position());
        }
        List<PublishedCell> cells = new ArrayList<>();
        for (PublishedCell cell : before.cells()) {
            cells.add(revise(cell, now, point));
        }
        cells.addAll(CellFormation.form(before.cells(), now.months(), point));
        cells.sort(BY_TIME);
        List<BreakdownTable> tables = BreakdownRule.publish(before.tables(), cells, now.deltas(), point);
        return new SeriesHistory(before.series(), cells, tables);
    }

    private static PublishedCell revise(PublishedCell cell, SeriesNow now, PublicationPoint point) {
        Counts counts = now.counts(cell.months());
        if (counts.equals(cell.counts()) || !SmallGroups.mayBeShown(counts.n())) {
            return cell;
        }
        List<Delta> deltas = now.deltas().of(cell.months(), cell.positions().getFirst());
        List<Integer> changed = ChangedPeople.since(deltas, cell.positions());
        boolean enough =
                changed.getLast() >= SmallGroups.LEAST && changed.stream().allMatch(SmallGroups::mayBeShown);
        return enough ? cell.revised(counts, point) : cell;
    }
}
