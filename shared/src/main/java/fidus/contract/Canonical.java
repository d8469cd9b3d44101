package fidus.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/// One exact text for a value, so that two people can be shown to have seen the same bytes: JSON
/// with sorted member names, no blanks, no binary numbers (the canonical form of RFC 8785 for
/// values without floating point).
public final class Canonical {
    private Canonical() {}

    public static String text(Object value) {
        String direct = Ordered.text(value);
        return direct == null ? arranged(value) : direct;
    }

    /// By way of a tree whose members are put in order.
    static String arranged(Object value) {
        try {
            return Wire.STRICT.writeValueAsString(sorted(Wire.STRICT.valueToTree(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not a value that can be written: " + value.getClass(), e);
        }
    }

    /// SHA-256 over the UTF-8 bytes of {@link #text}, as 64 hexadecimal digits. The text, which may
    /// be longer than a string can be, is not held.
    public static String digest(Object value) {
        MessageDigest digest = newSha256();
        var bytes = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        if (Ordered.write(value, new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            return HexFormat.of().formatHex(digest.digest());
        }
        return sha256(arranged(value).getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        return Sha256.of(bytes);
    }

    /// For what is too large to be held whole.
    public static MessageDigest newSha256() {
        return Sha256.begin();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var members = new TreeMap<String, JsonNode>();
            object.properties()
                    .forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode copy = object.objectNode();
            members.forEach(copy::set);
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }
}
