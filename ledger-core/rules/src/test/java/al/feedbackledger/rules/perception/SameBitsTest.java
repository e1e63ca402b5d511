package al.feedbackledger.rules.perception;

import al.feedbackledger.rules.perception.change.BernoulliCusum;
import al.feedbackledger.rules.perception.change.ChangeDetection;
import al.feedbackledger.rules.perception.change.CusumRule;
import al.feedbackledger.rules.perception.change.FoundChange;
import al.feedbackledger.rules.perception.change.WeekRatings;
import al.feedbackledger.rules.perception.statistics.DirichletMean;
import al.feedbackledger.rules.perception.statistics.FunnelLimits;
import al.feedbackledger.rules.perception.statistics.KaplanMeier;
import al.feedbackledger.rules.perception.statistics.McNemarTest;
import al.feedbackledger.rules.perception.statistics.NewcombeDifference;
import al.feedbackledger.rules.perception.statistics.ScoreTest;
import al.feedbackledger.rules.perception.statistics.Share;
import al.feedbackledger.rules.perception.statistics.Wait;
import al.feedbackledger.rules.perception.statistics.WilsonInterval;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever computes a published number anew gets the same bits, on whatever machine. */
class SameBitsTest {
    /** What IEEE 754 or plain integers fix; a machine may round the others its own way. */
    private static final Set<String> FIXED = Set.of(
            "abs",
            "addExact",
            "clamp",
            "floorDiv",
            "max",
            "min",
            "multiplyExact",
            "round",
            "scalb",
            "sqrt",
            "subtractExact",
            "toIntExact",
            "ulp");

    private final MessageDigest digest = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(double... values) {
        for (double value : values) {
            digest.update(ByteBuffer.allocate(Long.BYTES)
                    .putLong(Double.doubleToLongBits(value))
                    .array());
        }
    }

    @Test
    void nothingIsLeftToTheMachine() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("al.feedbackledger.rules.perception");
        assertThat(classes.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().getName().equals("java.lang.Math"))
                        .map(call -> call.getTarget().getName()))
                .isNotEmpty()
                .allMatch(FIXED::contains);
    }

    @Test
    void isWhatItWasWhenItWasFirstComputed() {
        // Random's numbers are fixed by its documentation.
        Random random = new Random(20260401);
        for (int i = 0; i < 500; i++) {
            Share one = share(random);
            Share other = share(random);
            shares(one, other);
            waits(random);
        }
        changes(random);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("c21bd1ed1cda4433d0b058c8b307e993bf13cb6b8927ebebf752e5529f3d7188");
    }

    private static Share share(Random random) {
        int whole = 30 + random.nextInt(5_000);
        return new Share(random.nextInt(whole + 1), whole);
    }

    private void shares(Share one, Share other) {
        WilsonInterval wilson = WilsonInterval.of(one);
        NewcombeDifference newcombe = NewcombeDifference.of(one, other);
        DirichletMean mean =
                DirichletMean.of(List.of(one.part(), one.whole(), other.part(), other.whole(), one.part()));
        FunnelLimits funnel = new FunnelLimits(one, other.whole());
        add(wilson.low(), wilson.high(), newcombe.low(), newcombe.high(), newcombe.value());
        add(mean.value(), mean.sd(), funnel.low(), funnel.high(), funnel.farLow(), funnel.farHigh());
        add(McNemarTest.of(one.part(), other.part()).p(), ScoreTest.p(one, other, 1.5));
    }

    private void waits(Random random) {
        List<Wait> waits = new ArrayList<>();
        for (int n = 1 + random.nextInt(50); n > 0; n--) {
            waits.add(new Wait(random.nextInt(40), random.nextInt(3) > 0));
        }
        for (KaplanMeier.Step step : KaplanMeier.of(waits).steps()) {
            add(step.waiting().value(), step.waiting().low(), step.waiting().high());
        }
    }

    private void changes(Random random) {
        List<List<WeekRatings>> services = new ArrayList<>();
        for (int service = 0; service < 20; service++) {
            List<WeekRatings> weeks = new ArrayList<>();
            for (int week = 0; week < 60; week++) {
                int people = 1 + random.nextInt(40);
                int satisfied = people * (service < 10 || week < 25 ? 8 : 3) / 10;
                weeks.add(new WeekRatings(LocalDate.of(2024, 1, 1).plusWeeks(week), new Share(satisfied, people)));
            }
            services.add(weeks);
        }
        int found = 0;
        for (ChangeDetection.Result result : ChangeDetection.run(services)) {
            add(result.dispersion());
            for (FoundChange change : result.changes()) {
                add(change.p(), change.q(), (double) change.week().toEpochDay());
                found++;
            }
        }
        assertThat(found).isEqualTo(10);
        BernoulliCusum cusum = BernoulliCusum.begin(CusumRule.of(new Share(65, 101)));
        for (int i = 0; i < 1_000; i++) {
            cusum = cusum.after(random.nextInt(10) < 6);
            add(cusum.down(), cusum.up());
        }
    }
}
