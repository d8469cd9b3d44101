package fidus.server.mongo.sealing;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.secrets.Secrets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys that wrap the data keys, in a file beside the database and never in it: the one in use
/// first, then those that old backups need.
final class MasterKeys {
    private static final String FILE = "field-keys";
    private static final int BYTES = 32;

    private final Secrets secrets;
    private volatile Map<String, SecretKey> keys;

    MasterKeys(Path folder) {
        secrets = new Secrets(folder);
        keys = read();
    }

    private Map<String, SecretKey> read() {
        var read = new LinkedHashMap<String, SecretKey>();
        List<String> lines = secrets.lines(FILE, MasterKeys::line);
        for (String line : lines) {
            String[] parts = line.strip().split(" ", -1);
            byte[] key = parts.length == 2 ? decoded(parts[1]) : new byte[0];
            if (key.length != BYTES) {
                throw Refused.because(
                        Problem.Code.UNAVAILABLE,
                        "A line of the secret file "
                                + FILE
                                + " is no key: it has an id and 32 bytes in Base64. Put the file"
                                + " back from its copy.");
            }
            read.put(parts[0], new SecretKeySpec(key, "AES"));
        }
        return read;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    String current() {
        return keys.keySet().iterator().next();
    }

    /// @throws Refused `UNAVAILABLE` for a key that is not in the file
    SecretKey named(String id) {
        if (!keys.containsKey(id)) {
            keys = read(); // it may have been made by another program since
        }
        SecretKey key = keys.get(id);
        if (key == null) {
            throw Refused.because(
                    Problem.Code.UNAVAILABLE,
                    "The confidential fields of this database are sealed under the master key "
                            + id
                            + ", which is not in the secret file "
                            + FILE
                            + ". Add its line from the copy of that file.");
        }
        return key;
    }

    /// Wraps with a new key from now on; the others stay in the file for what they wrapped.
    void rotate() {
        var lines = new ArrayList<String>();
        lines.add(line());
        lines.addAll(secrets.lines(FILE, MasterKeys::line));
        secrets.write(FILE, lines);
        keys = read();
    }

    private static String line() {
        return "f" + Secrets.random(6) + " " + Secrets.random(BYTES);
    }
}
