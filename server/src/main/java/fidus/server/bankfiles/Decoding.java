package fidus.server.bankfiles;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;

/// Text in a character set that somebody named: bytes it does not have are an error, not a sign.
final class Decoding {
    private Decoding() {}

    static Reader strict(Fingerprint print, Charset charset) throws IOException {
        return new InputStreamReader(
                opened(print, charset),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /// Says that a file can be read as somebody says it is written.
    ///
    /// @throws Refused `BAD_VALUE` at `charset` when it has bytes that this one does not have
    static void require(Fingerprint print) throws IOException {
        try (Reader text = strict(print, print.charset())) {
            var nowhere = new char[1 << 14];
            while (text.read(nowhere) >= 0) {
                // Only whether it can be read matters here.
            }
        } catch (CharacterCodingException e) {
            throw Refused.at(
                    "charset",
                    Problem.Code.BAD_VALUE,
                    "The file has bytes that "
                            + print.charset().name()
                            + " does not have. Choose another one, or let its bytes tell.");
        }
    }

    /// For showing only: such bytes are U+FFFD.
    static Reader lenient(Fingerprint print, Charset charset) throws IOException {
        return new InputStreamReader(opened(print, charset), charset);
    }

    private static InputStream opened(Fingerprint print, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(print.file());
        if (charset.name().startsWith("UTF")) {
            in.skipNBytes(print.bomBytes());
        }
        return in;
    }

    /// Whether reading ended at such bytes.
    static boolean failed(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    static Refused refused() {
        return Refused.because(
                Problem.Code.UNREADABLE,
                "The file is not written in the character set it or its profile names; nothing of"
                        + " it was taken.");
    }

    /// The same of a file that a profile says this of, with what its bytes look like.
    static Problem refused(String said, Charset told) {
        String cure =
                said.equals(told.name())
                        ? ""
                        : " Its bytes look like %s: say that as the encoding and read it again."
                                .formatted(told.name());
        return Problem.of(
                Problem.Code.UNREADABLE,
                "The file is not written in %s, as its profile says; nothing of it was taken.%s"
                        .formatted(said, cure));
    }
}
