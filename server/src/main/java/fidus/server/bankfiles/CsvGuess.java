package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A profile proposed for a CSV file nobody described yet. It is a proposal for a person to look
/// at: nothing is read with it unseen.
///
/// @param unsure what the file does not show clearly, one sentence each
/// @param preamble the cells before the first movement, where some banks print the account, and the
///   account that the rows print themselves
public record CsvGuess(CsvProfile profile, List<String> unsure, List<String> preamble) {
    private static final int MOST_BYTES = 1_000_000;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    public CsvGuess {
        unsure = List.copyOf(unsure);
        preamble = List.copyOf(preamble);
    }

    /// Looks at the first million bytes. Where no column reads as days, what is proposed cannot
    /// read the file yet: a person says which one it is.
    ///
    /// @throws Refused `UNKNOWN_FORMAT` when there is no table in it
    public static CsvGuess of(byte[] content) {
        if (content.length == 0) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "The file is empty (0 bytes). Fetch it again from the bank.");
        }
        List<String> unsure = new ArrayList<>();
        byte[] head = content;
        Charset charset = Fingerprint.wide(content);
        if (content.length > MOST_BYTES) {
            head = Arrays.copyOf(content, charset == null ? end(content) : MOST_BYTES);
            unsure.add("Only the beginning was looked at: what stands behind the last movement?");
        }
        String text;
        try {
            charset = charset == null ? StandardCharsets.UTF_8 : charset;
            text = charset.newDecoder().decode(ByteBuffer.wrap(head)).toString();
        } catch (CharacterCodingException _) {
            charset = WESTERN;
            text = new String(head, charset);
            unsure.add("It is not written in UTF-8; windows-1252 is the likeliest.");
        }
        if (content.length > MOST_BYTES) {
            text = text.substring(0, text.lastIndexOf('\n') + 1);
        }
        CsvTable table = CsvTable.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (table == null) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "This is no table of movements, so no profile can be proposed.");
        }
        CsvProfile profile = new CsvColumns(table, unsure).profile(charset);
        return new CsvGuess(profile, unsure, preamble(table, profile));
    }

    /// What stands before the rows, and the accounts that these print.
    private static List<String> preamble(CsvTable table, CsvProfile profile) {
        int account = profile.columns().more().account();
        Stream<String> printed =
                account == 0 ? Stream.of() : table.cells(account - 1).stream().distinct();
        Stream<String> before =
                table.records().stream().limit(profile.skipFirst()).flatMap(List::stream);
        return Stream.concat(before, printed).filter(cell -> !cell.isBlank()).toList();
    }

    /// Behind the last whole line of the first million bytes.
    private static int end(byte[] content) {
        int end = MOST_BYTES;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
