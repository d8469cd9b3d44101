package fidus.server.payments.wallets;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.AddressCheck;
import fidus.payments.wallets.ChainAddress;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Checks addresses on chains. Bitcoin and Tron addresses carry check sums, which are proved. The
/// check sum of Ethereum-like addresses needs Keccak-256, which the platform does not have; of
/// those only the shape is looked at, and the answer says so.
final class ChainChecks {
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };
    private static final int BECH32_VERSION_0 = 1;
    private static final int BECH32_LATER = 0x2bc830a3;
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern NOBODY = Pattern.compile("0x0{40}");
    private static final Pattern SEGWIT = Pattern.compile("bc1[02-9ac-hj-np-z]{11,87}");
    private static final Pattern BASE58_SHAPE = Pattern.compile("[" + BASE58 + "]{25,36}");

    private ChainChecks() {}

    /// @throws Refused `BAD_VALUE` when the address is none of its network
    static AddressCheck check(ChainAddress chain, String field) {
        String address = chain.address();
        return switch (chain.network()) {
            case BTC -> {
                boolean right = isSegwit(address) || hasPrefix(address, List.of(0x00, 0x05));
                yield proved(right, "Bitcoin", field);
            }
            case TRC20 -> proved(hasPrefix(address, List.of(0x41)), "Tron", field);
            case ETH, ERC20, BSC, POLYGON -> {
                if (!HEXADECIMAL.matcher(address).matches() || NOBODY.matcher(address).matches()) {
                    throw refused("0x and 40 hexadecimal digits", field);
                }
                yield AddressCheck.SHAPE_ONLY;
            }
        };
    }

    private static AddressCheck proved(boolean right, String network, String field) {
        if (!right) {
            throw refused("a " + network + " address with right check digits", field);
        }
        return AddressCheck.CHECKSUM;
    }

    private static Refused refused(String expected, String field) {
        return Refused.at(
                field,
                Problem.Code.BAD_VALUE,
                "This should be " + expected + ". Copy it again instead of typing it.");
    }

    /// Base58Check: a version byte, 20 bytes and the first four bytes of their double SHA-256.
    private static boolean hasPrefix(String address, List<Integer> prefixes) {
        if (!BASE58_SHAPE.matcher(address).matches()) {
            return false;
        }
        byte[] bytes = base58(address);
        if (bytes.length != 25 || !prefixes.contains((int) bytes[0])) {
            return false;
        }
        byte[] sum = sha256(sha256(Arrays.copyOf(bytes, 21)));
        return Arrays.equals(sum, 0, 4, bytes, 21, 25);
    }

    private static byte[] base58(String text) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE58.indexOf(text.charAt(i));
            value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        byte[] magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = magnitude.length > 1 && magnitude[0] == 0 ? 1 : 0;
        var bytes = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, bytes, zeros, magnitude.length - sign);
        return bytes;
    }

    /// BIP 173 for version 0, BIP 350 for later ones; in one case throughout.
    private static boolean isSegwit(String given) {
        String address = given.toLowerCase(Locale.ROOT);
        boolean oneCase = given.equals(address) || given.equals(given.toUpperCase(Locale.ROOT));
        if (!oneCase || !SEGWIT.matcher(address).matches()) {
            return false;
        }
        int sum = 1;
        for (int value : new int[] {3, 3, 0, 2, 3}) {
            sum = step(sum, value); // the prefix "bc" as BIP 173 expands it
        }
        for (int i = 3; i < address.length(); i++) {
            sum = step(sum, BECH32.indexOf(address.charAt(i)));
        }
        int version = BECH32.indexOf(address.charAt(3));
        boolean length = version != 0 || address.length() == 42 || address.length() == 62;
        return length && version <= 16 && sum == (version == 0 ? BECH32_VERSION_0 : BECH32_LATER);
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = ((sum & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >>> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
