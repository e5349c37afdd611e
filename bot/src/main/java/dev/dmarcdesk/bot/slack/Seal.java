package dev.dmarcdesk.bot.slack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What the bot gives Slack to keep and wants back unread and unchanged: with it, buttons and
/// modals carry everything, and nothing has to be stored. AES-128 in GCM, under a key made from the
/// bot's token: a new token ends what was sealed under the old one.
final class Seal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 16;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /// @param token the bot's, of which nothing can be told from what is sealed
    /// @param purpose what is sealed for one is not accepted for another
    /// @throws IllegalArgumentException when there is no token: everybody could seal
    Seal(String token, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] derived = mac.doFinal(("seal:" + purpose).getBytes(StandardCharsets.UTF_8));
            this.key = new SecretKeySpec(derived, 0, KEY, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    /// Octets that sealing adds.
    static final int OVERHEAD = NONCE + TAG_BITS / Byte.SIZE;

    /// Seals.
    ///
    /// @param holder the user who will bring it back; from others it is not accepted
    /// @return text of letters, digits, `-` and `_`
    String close(byte[] octets, String holder) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, holder).doFinal(octets);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE + closed.length)
                                    .put(nonce)
                                    .put(closed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    /// Opens what was sealed.
    ///
    /// @param holder the user who brings it
    /// @return nothing for what the bot did not seal with this token for this purpose and holder
    Optional<byte[]> open(String sealed, String holder) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(sealed);
            if (octets.length < OVERHEAD) {
                return Optional.empty();
            }
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, octets, holder)
                            .doFinal(octets, NONCE, octets.length - NONCE));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// @param octets begin with the nonce
    private Cipher cipher(int mode, byte[] octets, String holder) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, octets, 0, NONCE));
        cipher.updateAAD(holder.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
