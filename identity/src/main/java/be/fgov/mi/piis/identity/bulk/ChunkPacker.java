package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.crypto.Seal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Gathers lines to chunks as they are kept: joined by line feeds, packed, sealed for their row. */
final class ChunkPacker {
    private final Seal seal;
    private final UUID importId;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int chunk;
    private int lines;
    private int inChunk;

    ChunkPacker(Seal seal, UUID importId) {
        this.seal = seal;
        this.importId = importId;
    }

    void add(byte[] line) {
        text.writeBytes(line);
        text.write('\n');
        inChunk++;
        lines++;
    }

    boolean isFull() {
        return inChunk >= BulkLimits.CHUNK_LINES || text.size() >= BulkLimits.CHUNK_BYTES;
    }

    /** Number of the chunk that is being gathered. */
    int chunk() {
        return chunk;
    }

    int lines() {
        return lines;
    }

    ImportTable.Packed pack() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fast)) {
            text.writeTo(out);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        } finally {
            fast.end();
        }
        ImportTable.Packed made = new ImportTable.Packed(
                lines - inChunk + 1, inChunk, seal.seal(packed.toByteArray(), row(importId, chunk)));
        chunk++;
        inChunk = 0;
        text.reset();
        return made;
    }

    static List<byte[]> unpack(Seal seal, UUID importId, int chunk, ImportTable.Packed packed) {
        byte[] all;
        try (InflaterInputStream in = new InflaterInputStream(
                new java.io.ByteArrayInputStream(seal.open(packed.sealed(), row(importId, chunk))))) {
            all = in.readAllBytes();
        } catch (IOException corrupt) {
            throw new IllegalStateException("a chunk of a delivery cannot be read", corrupt);
        }
        List<byte[]> lines = new ArrayList<>(packed.lines());
        int from = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(all, from, i));
                from = i + 1;
            }
        }
        return lines;
    }

    private static String row(UUID importId, int chunk) {
        return "import/" + importId + "/" + chunk;
    }
}
