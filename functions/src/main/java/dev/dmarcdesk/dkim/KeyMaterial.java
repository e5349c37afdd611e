package dev.dmarcdesk.dkim;

/// What the `p=` of a key record holds.
public sealed interface KeyMaterial {
    /// The word for the kind of key as `k=` writes it; empty when there is no key to speak of.
    String type();

    /// The key's length in bits; 0 when there is no key to speak of.
    int bits();

    /// For people: `RSA 2048`, `Ed25519`; empty when there is no key to speak of.
    default String label() {
        return switch (this) {
            case Rsa(int bits, _) -> "RSA " + bits;
            case Ed25519 _ -> "Ed25519";
            case Revoked _, Unreadable _ -> "";
        };
    }

    /// An RSA key.
    ///
    /// @param bits the length of the modulus
    /// @param base64 the DER structure, without white space
    record Rsa(int bits, String base64) implements KeyMaterial {
        @Override
        public String type() {
            return "rsa";
        }
    }

    /// An Ed25519 key (RFC 8463 §4).
    ///
    /// @param base64 its 32 octets, without white space
    record Ed25519(String base64) implements KeyMaterial {
        @Override
        public String type() {
            return "ed25519";
        }

        @Override
        public int bits() {
            return 256;
        }
    }

    /// An empty `p=`: the key was taken back (RFC 6376 §3.6.1).
    record Revoked() implements KeyMaterial {
        @Override
        public String type() {
            return "";
        }

        @Override
        public int bits() {
            return 0;
        }
    }

    /// No key can be read.
    record Unreadable() implements KeyMaterial {
        @Override
        public String type() {
            return "";
        }

        @Override
        public int bits() {
            return 0;
        }
    }
}
