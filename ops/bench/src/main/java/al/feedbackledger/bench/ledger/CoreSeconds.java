package al.feedbackledger.bench.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Processor time of this process and of a PostgreSQL server with all its workers, the ended ones too. */
final class CoreSeconds {
    /** Linux counts in hundredths of a second, whatever the kernel's own tick is (proc(5), USER_HZ). */
    private static final double TICKS = 100;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_OF_ENDED_CHILDREN = 14;

    private final ProcessHandle postmaster;

    CoreSeconds(Path cluster) throws IOException {
        List<String> mark = Files.readAllLines(cluster.resolve("postmaster.pid"));
        this.postmaster =
                ProcessHandle.of(Long.parseLong(mark.getFirst().strip())).orElseThrow();
    }

    double ofClient() throws IOException {
        List<Long> own = times(ProcessHandle.current().pid());
        return (own.get(0) + own.get(1)) / TICKS;
    }

    double ofServer() throws IOException {
        long ticks = times(postmaster.pid()).stream().mapToLong(Long::longValue).sum();
        for (ProcessHandle worker : postmaster.children().toList()) {
            List<Long> times = times(worker.pid());
            ticks += times.get(0) + times.get(1);
        }
        return ticks / TICKS;
    }

    /** Of every process that this one started and that has ended. */
    static double ofEndedChildren() throws IOException {
        List<Long> own = times(ProcessHandle.current().pid());
        return (own.get(2) + own.get(3)) / TICKS;
    }

    private static List<Long> times(long pid) throws IOException {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in parentheses may hold blanks; what follows it does not.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return List.of(
                    Long.parseLong(fields[USER]),
                    Long.parseLong(fields[SYSTEM]),
                    Long.parseLong(fields[USER_OF_ENDED_CHILDREN]),
                    Long.parseLong(fields[SYSTEM_OF_ENDED_CHILDREN]));
        } catch (NoSuchFileException ended) {
            return List.of(0L, 0L, 0L, 0L);
        }
    }
}
