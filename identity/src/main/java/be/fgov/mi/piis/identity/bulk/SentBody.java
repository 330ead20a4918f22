package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of a file, counted while they come and inflated where they are compressed. The JDK's own reader would go
 * on with a second member, or leave out what follows the first; here one member is the whole body.
 */
final class SentBody extends InputStream {
    private static final int BUFFER = 16 * 1024;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int FLAGS_KNOWN = 31;

    private final InputStream source;
    private final boolean gzip;
    private final long mostInflated;
    private final byte[] in = new byte[BUFFER];
    private int inFrom;
    private int inTo;
    private long sent;
    private long inflated;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private boolean started;
    private boolean ended;
    private int firstByte = -1;

    SentBody(InputStream source, boolean gzip) {
        this(source, gzip, BulkLimits.INFLATED_BYTES);
    }

    /** @param mostInflated bytes of a compressed body once it is unpacked */
    SentBody(InputStream source, boolean gzip, long mostInflated) {
        this.source = source;
        this.gzip = gzip;
        this.mostInflated = mostInflated;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 413 for too much, 400 for what is not compressed */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!gzip) {
            if (inFrom == inTo && !fill()) {
                return -1;
            }
            int taken = Math.min(length, inTo - inFrom);
            System.arraycopy(in, inFrom, target, offset, taken);
            inFrom += taken;
            return taken;
        }
        if (!started) {
            readHeader();
            started = true;
        }
        return ended ? -1 : inflate(target, offset, length);
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            while (true) {
                int made = inflater.inflate(target, offset, length);
                if (made > 0) {
                    crc.update(target, offset, made);
                    count(target, offset, made);
                    return made;
                }
                if (inflater.finished()) {
                    finish();
                    return -1;
                }
                if (inflater.needsDictionary() || (inFrom == inTo && !fill())) {
                    throw notCompressed();
                }
                inflater.setInput(in, inFrom, inTo - inFrom);
                inFrom = inTo;
            }
        } catch (DataFormatException corrupt) {
            throw notCompressed();
        }
    }

    private void count(byte[] made, int offset, int length) {
        for (int i = 0; i < length && inflated + i < 2; i++) {
            int now = made[offset + i] & 0xFF;
            if (inflated + i == 1 && firstByte == 0x1F && now == 0x8B) {
                throw Problems.payloadTooLarge(BulkLimits.SENT_BYTES);
            }
            firstByte = inflated + i == 0 ? now : firstByte;
        }
        inflated += length;
        if (inflated > mostInflated) {
            throw Problems.payloadTooLarge(mostInflated);
        }
        if (inflated > BulkLimits.INFLATED_FREELY && inflated > sent * BulkLimits.INFLATED_TIMES) {
            throw Problems.payloadTooLarge(BulkLimits.SENT_BYTES);
        }
    }

    private void finish() throws IOException {
        ended = true;
        inFrom = inTo - inflater.getRemaining();
        long sum = little(4);
        long size = little(4);
        if (sum != crc.getValue() || size != (inflated & 0xFFFF_FFFFL)) {
            throw notCompressed();
        }
        if (inFrom < inTo || fill()) {
            // A second member, or anything else, behind the first.
            throw Problems.payloadTooLarge(BulkLimits.SENT_BYTES);
        }
        inflater.end();
    }

    private void readHeader() throws IOException {
        if (next() != 0x1F || next() != 0x8B || next() != 8) {
            throw notCompressed();
        }
        int flags = next();
        little(4);
        next();
        next();
        if ((flags & ~FLAGS_KNOWN) != 0) {
            throw notCompressed();
        }
        if ((flags & FLAG_EXTRA) != 0) {
            for (long skip = little(2); skip > 0; skip--) {
                next();
            }
        }
        skipText((flags & FLAG_NAME) != 0);
        skipText((flags & FLAG_COMMENT) != 0);
        if ((flags & FLAG_CRC) != 0) {
            little(2);
        }
    }

    private void skipText(boolean present) throws IOException {
        while (present && next() != 0) {
            // The name of the file or a comment: nothing for us.
        }
    }

    private long little(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    private int next() throws IOException {
        if (inFrom == inTo && !fill()) {
            throw notCompressed();
        }
        return in[inFrom++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int read = source.read(in, 0, in.length);
        if (read <= 0) {
            return false;
        }
        inFrom = 0;
        inTo = read;
        sent += read;
        if (sent > BulkLimits.SENT_BYTES) {
            throw Problems.payloadTooLarge(BulkLimits.SENT_BYTES);
        }
        return true;
    }

    private static RuntimeException notCompressed() {
        return Problems.badRequest(Issue.schemaViolation("body", "The body is not what Content-Encoding: gzip says."));
    }
}
