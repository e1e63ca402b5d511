package al.feedbackledger.api.cli.export;

import al.feedbackledger.api.cli.terminal.Stop;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that comes to its name whole or not at all: it is written beside under another name, every file is forced to
 * the disk, and then it is renamed. Closed before that, also by an end of the process that it is told of, it is deleted:
 * what it holds is confidential. What a sudden end left is written anew. For its owner only.
 *
 * <p>The process ends on a thread of its own while the export is still written on another: whichever comes first, its renaming
 * or its deletion, the other does nothing any more.
 */
final class ExportFolder implements Closeable {
    private static final String UNFINISHED = ".unfinished";
    private static final int BUFFER_BYTES = 262_144;

    private final Path wanted;
    private final Path beside;
    private final Set<String> files;
    private final Thread atEnd = new Thread(this::delete, "export-cleanup");
    private boolean ended;

    private ExportFolder(Path wanted, Path beside, Set<String> files) {
        this.wanted = wanted;
        this.beside = beside;
        this.files = files;
    }

    /**
     * @param files the names that an export has, and no others
     * @throws Stop if something is there already
     */
    static ExportFolder begin(Path wanted, Set<String> files) throws IOException {
        Path whole = wanted.toAbsolutePath().normalize();
        if (Files.exists(whole)) {
            throw Stop.unusable(wanted + " is there already; an export is never written over");
        }
        Path name = whole.getFileName();
        Path parent = whole.getParent();
        if (name == null || parent == null || !Files.isDirectory(parent)) {
            throw Stop.unusable("there is no folder to put " + wanted + " into");
        }
        Path beside = parent.resolve(name + UNFINISHED);
        if (Files.exists(beside)) {
            clear(beside, files);
        } else {
            Files.createDirectory(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        ExportFolder folder = new ExportFolder(whole, beside, files);
        Runtime.getRuntime().addShutdownHook(folder.atEnd);
        return folder;
    }

    private synchronized void delete() {
        ended = true;
        if (!Files.exists(beside)) {
            return;
        }
        try {
            clear(beside, files);
            Files.delete(beside);
        } catch (IOException left) {
            throw new UncheckedIOException("the unfinished export could not be deleted; delete it by hand", left);
        }
    }

    /** Deletes what is not finished. */
    @Override
    public void close() {
        delete();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The process ends already, and the hook runs by itself.
        }
    }

    private static void clear(Path beside, Set<String> files) throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(beside)) {
            left = entries.toList();
        }
        for (Path entry : left) {
            if (!files.contains(String.valueOf(entry.getFileName()))) {
                throw Stop.unusable(beside + " holds what no export wrote; move it away first");
            }
        }
        for (Path entry : left) {
            Files.delete(entry);
        }
    }

    private void requireGoingOn() {
        if (ended) {
            throw Stop.failed("the export was interrupted; nothing of it is left");
        }
    }

    /** A file that is on the disk when it is closed. */
    synchronized Out file(String name) throws IOException {
        requireGoingOn();
        return new Out(FileChannel.open(
                beside.resolve(name),
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    void write(String name, byte[] bytes) throws IOException {
        try (Out out = file(name)) {
            out.stream().write(bytes);
        }
    }

    /** Gives the folder its name. */
    synchronized void finish() throws IOException {
        requireGoingOn();
        force(beside);
        Files.move(beside, wanted, StandardCopyOption.ATOMIC_MOVE);
        Path parent = wanted.getParent();
        if (parent != null) {
            force(parent);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A file being written. */
    static final class Out implements Closeable {
        private final FileChannel channel;
        private final OutputStream stream;

        private Out(FileChannel channel) {
            this.channel = channel;
            this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        }

        OutputStream stream() {
            return stream;
        }

        void line(byte[] line) throws IOException {
            stream.write(line);
            stream.write('\n');
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                stream.flush();
                channel.force(true);
            }
        }
    }
}
