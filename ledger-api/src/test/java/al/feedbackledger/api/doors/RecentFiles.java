package al.feedbackledger.api.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that were written since some time; what vanishes on the way is left out.
 *
 * @param depth of folders below a place
 * @param largest bytes of a file
 */
record RecentFiles(Instant time, int depth, long largest) {
    static RecentFiles since(Instant time, int depth, long largest) {
        return new RecentFiles(time, depth, largest);
    }

    Stream<Path> in(Path place) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(place, Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && attributes.size() <= largest
                            && attributes.lastModifiedTime().toInstant().isAfter(time)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream();
    }
}
