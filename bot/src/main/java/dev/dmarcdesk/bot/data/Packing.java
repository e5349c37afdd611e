package dev.dmarcdesk.bot.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Makes texts small that have words in common: they are deflated with these words, and an octet
/// before them says with which.
public final class Packing {
    private static final int STEP = 4_096;

    private final byte version;
    private final byte[] common;
    private final int longest;

    /// @param version another one whenever the words in common or the way of writing change
    /// @param common what the texts have in common, the most usual last; at most 32 KiB
    /// @param longest octets of a text that was packed; what is longer is not unpacked
    public Packing(int version, String common, int longest) {
        this.version = (byte) version;
        this.common = common.getBytes(StandardCharsets.UTF_8);
        this.longest = longest;
    }

    /// The text, packed.
    public byte[] pack(String text) {
        var out = new ByteArrayOutputStream();
        out.write(version);
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setDictionary(common);
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            var buffer = new byte[STEP];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return out.toByteArray();
    }

    /// What was packed.
    ///
    /// @return nothing for what another version packed, or what was not packed at all
    public Optional<String> unpack(byte[] octets) {
        if (octets.length == 0 || octets[0] != version) {
            return Optional.empty();
        }
        try (var inflater = new Inflater(true)) {
            inflater.setDictionary(common);
            inflater.setInput(octets, 1, octets.length - 1);
            return inflate(inflater);
        } catch (DataFormatException anotherVersion) {
            return Optional.empty();
        }
    }

    private Optional<String> inflate(Inflater inflater) throws DataFormatException {
        var out = new ByteArrayOutputStream();
        var buffer = new byte[STEP];
        while (!inflater.finished()) {
            int length = inflater.inflate(buffer);
            out.write(buffer, 0, length);
            if (out.size() > longest || (length == 0 && !inflater.finished())) {
                return Optional.empty();
            }
        }
        return Optional.of(out.toString(StandardCharsets.UTF_8));
    }
}
