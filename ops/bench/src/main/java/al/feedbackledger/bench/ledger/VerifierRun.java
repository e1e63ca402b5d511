package al.feedbackledger.bench.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One run of the auditor's program, a process of its own.
 *
 * @param said its report
 * @param coreSeconds processor time of the whole process, start and compiling included
 */
record VerifierRun(int code, String said, double seconds, double coreSeconds, long mostResidentMegabytes) {
    private static final String JAR = "ledger.verify";
    private static final int LOOK_EVERY_MILLIS = 50;
    private static final long KIBIBYTES_IN_A_MEGABYTE = 1_000;

    /** Runs {@code export} or {@code log} on what {@link LargeExport} wrote. */
    static VerifierRun of(Path folder, String command) throws IOException, InterruptedException {
        String jar = System.getProperty(JAR);
        if (jar == null) {
            throw new IOException("the bench needs -D" + JAR + "=feedback-ledger-verify.jar");
        }
        Path report = Files.createTempFile(folder, "report-", ".json");
        double before = CoreSeconds.ofEndedChildren();
        long from = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar,
                        command,
                        folder.resolve(command).toString(),
                        "--key",
                        LargeExport.KEY.verifierKey().toString(),
                        "--json")
                .redirectOutput(report.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long resident = 0;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            resident = Math.max(resident, resident(process.pid()));
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return new VerifierRun(
                process.exitValue(),
                Files.readString(report),
                seconds,
                CoreSeconds.ofEndedChildren() - before,
                resident / KIBIBYTES_IN_A_MEGABYTE);
    }

    /** The most that was resident so far, in KiB (proc(5), VmHWM). */
    private static long resident(long pid) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
