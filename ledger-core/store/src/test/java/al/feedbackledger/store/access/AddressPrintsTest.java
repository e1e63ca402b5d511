package al.feedbackledger.store.access;

import al.feedbackledger.store.vault.Randomness;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class AddressPrintsTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:59:59.999Z");

    private final AddressPrints prints = new AddressPrints(Randomness.secure());

    @Test
    void isTheSameAllDayAndAnotherTheNextDay() throws Exception {
        InetAddress address = InetAddress.getByName("192.0.2.7");
        String print = prints.of(address, MORNING);
        assertThat(prints.of(address, NIGHT)).isEqualTo(print);
        assertThat(prints.of(address, NIGHT.plusMillis(1))).isNotEqualTo(print);
    }

    @Test
    void tellsNothingAboutTheAddress() throws Exception {
        InetAddress address = InetAddress.getByName("192.0.2.7");
        assertThat(new AddressPrints(Randomness.secure()).of(address, MORNING))
                .isNotEqualTo(prints.of(address, MORNING))
                .hasSize(44);
    }

    @Test
    void everyIpv4AddressCountsForItself() throws Exception {
        assertThat(prints.of(InetAddress.getByName("192.0.2.7"), MORNING))
                .isNotEqualTo(prints.of(InetAddress.getByName("192.0.2.8"), MORNING))
                .isEqualTo(prints.of(InetAddress.getByName("::ffff:192.0.2.7"), MORNING));
    }

    @Test
    void anIpv6NetworkCountsAsOne() throws Exception {
        String print = prints.of(InetAddress.getByName("2001:db8:1:2::1"), MORNING);
        assertThat(prints.of(InetAddress.getByName("2001:db8:1:2:ffff::9"), MORNING))
                .isEqualTo(print);
        assertThat(prints.of(InetAddress.getByName("2001:db8:1:3::1"), MORNING)).isNotEqualTo(print);
    }
}
