package fidus.statements;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A whole file in an answer.
///
/// @param sha256 of the bytes
/// @param base64 the bytes in order, in parts short enough for one text of an answer
public record StatementFile(String fileName, String mediaType, String sha256, List<String> base64) {
    private static final int PART = 45_000;

    public StatementFile {
        base64 = List.copyOf(base64);
    }

    public static StatementFile of(String fileName, String mediaType, byte[] bytes) {
        var parts = new ArrayList<String>();
        for (int from = 0; from < bytes.length; from += PART) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(from + PART, bytes.length));
            parts.add(Base64.getEncoder().encodeToString(part));
        }
        return new StatementFile(fileName, mediaType, Canonical.sha256(bytes), parts);
    }

    /// @throws Refused `CUT_FILE` when these are not the bytes that were sent
    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        for (String part : base64) {
            bytes.writeBytes(Base64.getDecoder().decode(part));
        }
        byte[] whole = bytes.toByteArray();
        if (!Canonical.sha256(whole).equals(sha256)) {
            throw Refused.because(
                    Problem.Code.CUT_FILE,
                    fileName + " did not arrive whole. Load it again before you send it on.");
        }
        return whole;
    }
}
