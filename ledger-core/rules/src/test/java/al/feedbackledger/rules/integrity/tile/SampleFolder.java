package al.feedbackledger.rules.integrity.tile;

import al.feedbackledger.rules.integrity.SampleTree;

import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Published files kept in memory, by path; also how a log of some size looks, made leaf by leaf from nothing. */
final class SampleFolder implements TileSource, TileSink {
    final TreeMap<String, byte[]> files = new TreeMap<>();

    @Override
    public Optional<byte[]> read(TilePath path) {
        return Optional.ofNullable(files.get(path.path())).map(byte[]::clone);
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        files.put(path.path(), bytes);
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    /** The files of one published size: full ones and that size's partial ones. */
    static SampleFolder of(SampleTree tree, int size) {
        SampleFolder folder = new SampleFolder();
        GrowingTiles tiles = GrowingTiles.empty(folder);
        GrowingBundle bundle = GrowingBundle.empty(folder);
        grow(tree, 0, size, tiles, bundle);
        return folder;
    }

    static void grow(SampleTree tree, int from, int to, GrowingTiles tiles, GrowingBundle bundle) {
        for (int i = from; i < to; i++) {
            tiles.append(tree.leaf(i));
            bundle.append(tree.entries().get(i));
        }
        tiles.writePartial();
        bundle.writePartial();
    }
}
