package fidus.server.investments.agreements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.agreements.Agreement;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What may be kept as a signed agreement: a PDF that anybody here can open.
final class SignedFile {
    private static final byte[] START = {'%', 'P', 'D', 'F', '-'};

    private SignedFile() {}

    /// The name is kept to be shown and names no place.
    ///
    /// @throws Refused at `fileName`
    static void checkName(String fileName) {
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            throw bad("A signed agreement is kept as a PDF. Save or scan it as one.");
        }
    }

    /// @throws Refused `TOO_LARGE`, or at `fileName` when it cannot be read as a PDF with pages
    static byte[] read(Path file) {
        byte[] content = bytes(file);
        boolean starts =
                content.length > START.length
                        && Arrays.equals(content, 0, START.length, START, 0, START.length);
        if (!starts || pages(content) == 0) {
            throw bad(
                    "The file is not what its name says: it does not read as a PDF with pages."
                            + " Keep the original file.");
        }
        return content;
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > Agreement.MOST_BYTES) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE,
                        "A signed agreement may have at most 10 MB. Scan it in black and white.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The received file cannot be read", e);
        }
    }

    private static int pages(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            return document.getNumberOfPages();
        } catch (InvalidPasswordException _) {
            throw bad(
                    "This PDF opens only with a password, which nobody could give in a few years."
                            + " Keep it without one.");
        } catch (IOException _) {
            return 0;
        }
    }

    private static Refused bad(String message) {
        return Refused.at("fileName", Problem.Code.BAD_VALUE, message);
    }
}
