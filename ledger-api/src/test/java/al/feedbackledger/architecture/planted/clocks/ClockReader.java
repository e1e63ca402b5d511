package al.feedbackledger.architecture.planted.clocks;

final class ClockReader {
    static long read() {
        return System.currentTimeMillis();
    }

    private ClockReader() {}
}
