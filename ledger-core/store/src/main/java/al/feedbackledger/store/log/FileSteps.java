package al.feedbackledger.store.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Everything the publisher does to the file system, step by step. Between any two of them the process or the machine may
 * die; tests let it.
 */
interface FileSteps {
    /** Writes a new file, or an old one anew; it may be in memory only. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Returns when the file is on the disk. */
    void force(Path file) throws IOException;

    /** Gives a file another name in one step, in place of whatever had it. */
    void move(Path from, Path to) throws IOException;

    /** Makes the names in a folder last through a power cut. */
    void forceFolder(Path folder) throws IOException;

    void createFolder(Path folder) throws IOException;

    /** Removes a file or an empty folder. */
    void delete(Path path) throws IOException;

    /** The steps as the operating system takes them. */
    FileSteps REAL = new FileSteps() {
        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            Files.write(file, bytes);
        }

        @Override
        public void force(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public void createFolder(Path folder) throws IOException {
            Files.createDirectory(folder);
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.delete(path);
        }
    };
}
