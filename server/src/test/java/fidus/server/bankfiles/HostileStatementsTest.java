package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Cut, damaged and malicious files are refused or read with their faults shown; nothing else
/// happens.
@Timeout(60)
class HostileStatementsTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = Integer.getInteger("bank.rounds", 100);

    @TempDir Path folder;

    static List<String> samples() {
        return BankSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMutatedFileIsReadOrRefusedAndNothingElse(String name) {
        byte[] whole = BankSamples.bytes(name);
        var random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = mutated(whole, random);
            try {
                BankFile read = BankSamples.read(bytes, BankSamples.hints(name));
                assertThat(read.statements()).isNotEmpty();
            } catch (Refused refused) {
                assertThat(refused.problem().code())
                        .as("%s, seed %d, round %d: %s", name, SEED, i, refused.getMessage())
                        .isIn(
                                Code.UNKNOWN_FORMAT,
                                Code.CUT_FILE,
                                Code.UNREADABLE,
                                Code.NOT_A_STATEMENT,
                                Code.TOO_LARGE,
                                Code.BAD_VALUE);
            } catch (RuntimeException other) {
                throw new AssertionError(name + ", seed " + SEED + ", round " + i, other);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileCutInTheMiddleIsRefused(String name) {
        if (name.endsWith(".csv")) {
            return; // nothing in them says where they end
        }
        byte[] whole = BankSamples.bytes(name);
        int usable = new String(whole, StandardCharsets.ISO_8859_1).stripTrailing().length() - 1;
        for (int i = 1; i < 40; i++) {
            byte[] cut = Arrays.copyOf(whole, (int) ((long) usable * i / 40));
            try {
                BankFile read = BankSamples.read(cut, Hints.NONE);
                assertThat(isWhole(name, cut, read)).as("%s cut at %d", name, cut.length).isTrue();
            } catch (Refused refused) {
                assertThat(refused.problem().code())
                        .as("%s cut at %d: %s", name, cut.length, refused.getMessage())
                        .isIn(Code.CUT_FILE, Code.UNKNOWN_FORMAT, Code.BAD_VALUE, Code.UNREADABLE);
            }
        }
    }

    /// MT940 without end marks and QIF may be cut between two statements or rows without a trace.
    private static boolean isWhole(String name, byte[] cut, BankFile read) {
        String text = new String(cut, StandardCharsets.ISO_8859_1).stripTrailing();
        if (name.endsWith(".qif")) {
            return text.endsWith("^") || text.indexOf('\n') < 0;
        }
        return name.endsWith(".sta")
                && read.statements().stream().allMatch(one -> one.closing() != null)
                && text.lastIndexOf(":62") > text.lastIndexOf(":61:");
    }

    @Test
    void aDocumentTypeIsRefusedAndOpensNothing() throws IOException {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "of another");
        String whole = BankSamples.text("camt053-v2-volksbank-de.xml");
        String external =
                whole.replace(
                        "<Document ",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><Document ");
        String laughs =
                whole.replace(
                                "<Document ",
                                "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
                                        + "<!ENTITY c \"&b;&b;&b;&b;\">]><Document ")
                        .replace("Testkonto", "&c;");

        assertThat(refusal(external)).isEqualTo(Code.UNREADABLE);
        assertThat(refusal(laughs)).isEqualTo(Code.UNREADABLE);
        assertThat(refusal("<!DOCTYPE OFX []><OFX><STMTRS></STMTRS></OFX>"))
                .isEqualTo(Code.UNREADABLE);
    }

    @Test
    void deepNestingIsRefused() {
        String head = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">";
        assertThat(refusal(head + "<a>".repeat(100_000))).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(head + "<B><Stmt><Ntry>" + "<a>".repeat(100_000)))
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refusal("<OFX>" + "<PAYEE>".repeat(100_000))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void aNumberOfMillionsOfDigitsIsUnreadableAndCostsNothing() {
        String digits = "9".repeat(3_000_000);
        String camt =
                BankSamples.text("camt053-v2-volksbank-de.xml")
                        .replaceFirst(">2\\.00</Amt>", ">" + digits + "</Amt>");
        BankFile file = BankSamples.read(camt, Hints.NONE);
        assertThat(file.statements().getFirst().rows()).hasSize(3);
        assertThat(file.unreadable()).hasSizeBetween(1, 2);
        assertThat(file.unreadable().getFirst().text().length()).isLessThan(100);
        String ofx =
                BankSamples.text("ofx-xml211-checking.ofx").replace(">200.00<", ">" + digits + "<");
        assertThat(BankSamples.read(ofx, Hints.NONE).unreadable()).hasSize(1);
        assertThat(refusal(":20:A\n:25:1\n:60F:C200101EUR" + digits + ",00\n:62F:C200101EUR1,\n"))
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refusal("!Type:Bank\nT" + digits + "\n^\n")).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void hugeLinesFieldsAndTagsAreRefused() {
        String line = "x".repeat(5_000_000);
        assertThat(refusal(":20:A\n:25:1\n:86:" + line)).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(":20:A\n:25:1\n:86:\n" + "y".repeat(1000).concat("\n").repeat(200)))
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refusal("<OFX><" + line)).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal("01,1,2,210101,,,,,2/\n" + line)).isEqualTo(Code.TOO_LARGE);
        Hints profile = new Hints(BankSamples.UK_CARD, null, null);
        Refused csv =
                catchThrowableOfType(
                        Refused.class, () -> BankSamples.read("a,b\nc,\"" + line, profile));
        assertThat(csv.problem().code()).isEqualTo(Code.CUT_FILE);
    }

    @Test
    void anEntryThatFillsTheMemoryIsRefused() {
        String head =
                "<Document"
                    + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><B><Stmt><Ntry>";
        assertThat(refusal(head + "<a/>".repeat(4_000_000))).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void otherMessagesAndFilesAreNamed() {
        assertThat(refusal(camt("camt.052.001.02"))).isEqualTo(Code.NOT_A_STATEMENT);
        assertThat(refusal(camt("camt.054.001.02"))).isEqualTo(Code.NOT_A_STATEMENT);
        assertThat(refusal(camt("pain.001.001.03"))).isEqualTo(Code.NOT_A_STATEMENT);
        assertThat(refusal(":20:A\n:25:1\n:28C:1\n:34F:EURD0,\n:61:2101010101C1,NTRFX\n"))
                .isEqualTo(Code.NOT_A_STATEMENT);
        assertThat(refusal("{1:F01X}{2:I942XN}{4:\n:20:A\n")).isEqualTo(Code.NOT_A_STATEMENT);
        assertThat(refusal("<html><body>no</body></html>")).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("%PDF-1.7 ...")).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("Dear sir or madam")).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("<OFX><INVSTMTRS></INVSTMTRS></OFX>")).isEqualTo(Code.NOT_A_STATEMENT);
        assertThat(refusal("")).isEqualTo(Code.UNKNOWN_FORMAT);
    }

    @Test
    void nothingIsKeptOfManySmallRowsBeyondTheLimit() {
        var text = new StringBuilder(":20:A\n:25:1\n:28C:1\n:60F:C210101EUR0,\n");
        text.append(":61:2101010101C1,NTRFX\n".repeat(250_000));
        text.append(":62F:C210101EUR250000,\n-\n");
        assertThat(refusal(text.toString())).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void aRecordWithoutItsMarkBeforeTheNextSectionIsACut() {
        assertThat(refusal("!Type:Bank\nD31/01/2027\nT100\n!Type:CCard\nD31/01/2027\nT1\n^\n"))
                .isEqualTo(Code.CUT_FILE);
    }

    @Test
    void severalMistakesInOneFileAreAllShown() {
        BankFile file =
                BankSamples.read(
                        """
                        :20:A
                        :25:1
                        :60F:C160101EUR0,
                        :61:1602300229C5,NTRFX
                        :61:1602300230C5,NTRFX
                        :61:160228ZC5,NTRFX
                        :61:1602280228C5.00NTRFX
                        :61:1512310102C5,NTRFX
                        :62F:C160228EUR15,
                        -
                        """,
                        Hints.NONE);

        List<BankRow> rows = file.statements().getFirst().rows();
        assertThat(rows).hasSize(3);
        assertThat(rows.getFirst().valueDate()).isNull();
        assertThat(rows.getFirst().bookingDate()).isEqualTo("2016-02-29");
        assertThat(rows.getLast().bookingDate()).isEqualTo("2016-01-02");
        assertThat(file.statements().getFirst().checks())
                .filteredOn(check -> !check.ties())
                .extracting(check -> check.tie() + " " + check.left() + " " + check.right())
                .containsExactly(BankCheck.READ + " 3 5");
        assertThat(file.unreadable().stream().map(one -> one.line() + " " + one.field()))
                .containsExactly("4 valueDate", "5 valueDate", "5 bookingDate", "6 61", "7 61");
    }

    private static String camt(String message) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:" + message + "\"><a/></Document>";
    }

    private static Code refusal(String text) {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> BankSamples.read(text, Hints.NONE));
        assertThat(refused).as("a refusal of %.60s", text).isNotNull();
        return refused.problem().code();
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        int rounds = 1 + random.nextInt(3);
        for (int i = 0; i < rounds && copy.length > 1; i++) {
            copy = once(copy, random);
        }
        return copy;
    }

    private static byte[] once(byte[] copy, Random random) {
        int at = random.nextInt(copy.length);
        int length = Math.min(1 + random.nextInt(60), copy.length - at);
        byte[] head = Arrays.copyOf(copy, at);
        byte[] tail = Arrays.copyOfRange(copy, at, copy.length);
        return switch (random.nextInt(6)) {
            case 0 -> {
                copy[at] ^= (byte) (1 << random.nextInt(8));
                yield copy;
            }
            case 1 -> joined(head, Arrays.copyOfRange(copy, at + length, copy.length));
            case 2 -> joined(Arrays.copyOf(copy, at + length), tail);
            case 3 -> joined(joined(head, new byte[] {(byte) random.nextInt(256)}), tail);
            case 4 -> {
                for (int i = 0; i < 20; i++) {
                    int place = random.nextInt(copy.length);
                    if (copy[place] >= '0' && copy[place] <= '9') {
                        copy[place] = (byte) ('0' + random.nextInt(10));
                    }
                }
                yield copy;
            }
            default -> {
                String[] words = {",", "-", "9999999999", "\n", "\"", "<", ">", "&", "/", ":61:"};
                byte[] word =
                        words[random.nextInt(words.length)].getBytes(StandardCharsets.US_ASCII);
                yield joined(joined(head, word), tail);
            }
        };
    }

    private static byte[] joined(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
