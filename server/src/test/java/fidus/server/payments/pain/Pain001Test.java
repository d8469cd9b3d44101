package fidus.server.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.ChargeBearer;
import fidus.payments.FileFormat;
import fidus.payments.wallets.BankDetails;
import fidus.server.Golden;
import fidus.server.payments.pain.PainFile.CreditTransfer;
import fidus.server.payments.pain.PainFile.Part;
import fidus.server.payments.pain.Transfers.Transfer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class Pain001Test {
    private static final BankDetails HOUSE =
            details("Fidus Fund GmbH", "DE87200500001234567890", null, "BANKDEFFXXX", null);

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void aFileIsWrittenAsTheBankReadsIt(FileFormat format) {
        Pain001Writer.Written written = Pain001Writer.write(three(), format);

        Golden.check(
                "payments/written-" + (format == FileFormat.PAIN_001_001_03 ? "03" : "09") + ".xml",
                written.content());
        assertThat(written.transactions()).isEqualTo(3);
        assertThat(written.controlSum()).isEqualByComparingTo("6656.36");
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void whatIsWrittenIsReadBackTheSame(FileFormat format) {
        PainFile read = read(Pain001Writer.write(three(), format).content());

        assertThat(read.differences()).isEmpty();
        assertThat(read.headerCount()).isEqualTo(3);
        assertThat(read.parts()).extracting(Part::serviceLevel).containsExactly("SEPA", "NURG");
        assertThat(read.parts()).extracting(Part::chargeBearer).containsExactly("SLEV", "SHAR");
        assertThat(read.parts())
                .extracting(Part::paymentInformationId)
                .containsExactly("FB7-0123456789abcdef-1", "FB7-0123456789abcdef-2");
        CreditTransfer abroad = read.parts().get(1).transfers().getFirst();
        assertThat(abroad.creditorAccount()).isEqualTo("1234567890");
        assertThat(abroad.creditorAgent()).isEqualTo("021000021");
        CreditTransfer first = read.parts().getFirst().transfers().getFirst();
        assertThat(first.creditorName()).isEqualTo("Jorg Muller + Sohne");
        assertThat(first.uetr()).isEqualTo(format == FileFormat.PAIN_001_001_09 ? UETR : "");
    }

    private static final String UETR = "235d1eb5-8dd7-4c1a-8ece-559df8c67da1";

    @Test
    void anyFileComesBackAsItWasWritten() {
        long seed = 4711;
        var random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            var transfers = new ArrayList<Transfer>();
            int many = 1 + random.nextInt(40);
            for (int i = 0; i < many; i++) {
                String cents = Integer.toString(random.nextInt(10_000_000) + 1);
                var amount = new BigDecimal(cents).movePointLeft(2).toPlainString();
                transfers.add(transfer(i, amount, random.nextBoolean()));
            }
            FileFormat format = FileFormat.values()[random.nextInt(2)];

            PainFile read = read(Pain001Writer.write(file(transfers), format).content());

            assertThat(
                            read.parts().stream()
                                    .flatMap(part -> part.transfers().stream())
                                    .map(CreditTransfer::endToEndId))
                    .as("seed " + seed + ", round " + round)
                    .containsExactlyInAnyOrderElementsOf(
                            transfers.stream().map(Transfer::endToEndId).toList());
        }
    }

    @Test
    void theSepaSampleIsReadWithItsFigures() throws IOException {
        PainFile file = sample("pain001-001-03-sepa.xml");

        assertThat(file.namespace()).isEqualTo("urn:iso:std:iso:20022:tech:xsd:pain.001.001.03");
        assertThat(file.headerCount()).isEqualTo(2);
        assertThat(file.headerSum()).isNull();
        assertThat(file.differences()).isEmpty();
        Part part = file.parts().getFirst();
        assertThat(file.parts()).hasSize(1);
        assertThat(part.sum()).isEqualByComparingTo("6655.86");
        assertThat(part.transfers()).extracting(CreditTransfer::currency).containsOnly("EUR");
        assertThat(part.transfers())
                .extracting(transfer -> transfer.instructed().toPlainString())
                .containsExactly("6543.14", "112.72");
    }

    @Test
    void theSampleInDollarsIsReadWithItsFigures() throws IOException {
        PainFile file = sample("pain001-001-03-usd-nonsepa.xml");

        assertThat(file.headerCount()).isEqualTo(1);
        assertThat(file.headerSum()).isEqualByComparingTo("111.11");
        assertThat(file.differences())
                .as("its author took the check digits out")
                .singleElement()
                .asString()
                .contains("LT007180000000000000");
        CreditTransfer transfer = file.parts().getFirst().transfers().getFirst();
        assertThat(transfer.currency()).isEqualTo("USD");
        assertThat(transfer.creditorAccount()).isEqualTo("1234567890");
        assertThat(transfer.creditorAgent()).isEqualTo("BKTRUS33");
        assertThat(file.parts().getFirst().chargeBearer()).isEqualTo("SHAR");
    }

    @Test
    void aClaimThatIsNotSoIsSaid() throws IOException {
        String wrong =
                text("pain001-001-03-usd-nonsepa.xml")
                        .replaceFirst("<NbOfTxs>1<", "<NbOfTxs>7<")
                        .replaceFirst("<CtrlSum>111.11<", "<CtrlSum>111.12<");

        assertThat(read(wrong).differences())
                .hasSize(3)
                .endsWith("Header: NbOfTxs 7, counted 1", "Header: CtrlSum 111.12, added 111.11");
    }

    /// A real file of a bank said 7 and held 8.
    @Test
    void oneTransferMoreThanTheHeaderSaysIsSeen() throws IOException {
        String one = text("pain001-001-03-usd-nonsepa.xml");
        int from = one.indexOf("<CdtTrfTxInf>");
        int end = one.indexOf("</CdtTrfTxInf>") + "</CdtTrfTxInf>".length();
        String eight =
                one.substring(0, from) + one.substring(from, end).repeat(8) + one.substring(end);
        PainFile read =
                read(
                        eight.replaceFirst("<NbOfTxs>1<", "<NbOfTxs>7<")
                                .replaceFirst("<CtrlSum>111.11<", "<CtrlSum>888.88<"));

        assertThat(read.parts().getFirst().transfers()).hasSize(8);
        assertThat(read.differences()).contains("Header: NbOfTxs 7, counted 8");
        assertThat(read.differences()).noneMatch(said -> said.startsWith("Header: CtrlSum"));
    }

    @Test
    void anEquivalentAmountStandsInPlaceOfTheInstructedOne() throws IOException {
        String text =
                text("pain001-001-03-usd-nonsepa.xml")
                        .replace(
                                "<InstdAmt Ccy=\"USD\">111.11</InstdAmt>",
                                "<EqvtAmt><Amt Ccy=\"EUR\">111.11</Amt><CcyOfTrf>USD</CcyOfTrf>"
                                        + "</EqvtAmt>");

        CreditTransfer transfer = read(text).parts().getFirst().transfers().getFirst();

        assertThat(transfer.instructed()).isEqualByComparingTo("111.11");
        assertThat(transfer.currency()).isEqualTo("EUR");
    }

    @Test
    void aFileThatOpensAnotherOneIsRefused() throws IOException {
        Path secret = Files.createTempFile("other", ".txt");
        Files.writeString(secret, "of another");
        String hostile =
                text("pain001-001-03-sepa.xml")
                        .replaceFirst(
                                "<Document",
                                "<!DOCTYPE d [<!ENTITY x SYSTEM \""
                                        + secret.toUri()
                                        + "\">]><Document")
                        .replace("Initiator Name", "&x;");

        assertThat(refusal(hostile)).isIn(Problem.Code.UNKNOWN_FORMAT, Problem.Code.CUT_FILE);
        Files.delete(secret);
    }

    @Test
    void whatIsCutOrSomethingElseIsRefused() throws IOException {
        String whole = text("pain001-001-03-sepa.xml");

        assertThat(refusal(whole.substring(0, whole.length() / 2)))
                .isEqualTo(Problem.Code.CUT_FILE);
        assertThat(refusal(whole.replace("pain.001", "pain.008")))
                .isEqualTo(Problem.Code.UNKNOWN_FORMAT);
        assertThat(refusal("<a>" + "<a>".repeat(40))).isNotNull();
        assertThat(refusal(whole.replace("6543.14", "6,543.14"))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void namesAreWrittenInRestrictedLatin() {
        assertThat(Latin.written("Łukasz Ångström & Œuvre")).isEqualTo("Lukasz Angstrom + OEuvre");
        assertThat(Latin.canWrite("Łukasz Ångström & Œuvre")).isTrue();
        assertThat(Latin.canWrite("Иван")).isFalse();
        assertThat(Latin.written("a<b>\"c\"")).isEqualTo("a.b..c.");
    }

    private static Transfers three() {
        return file(
                List.of(
                        new Transfer(
                                "FI7-1-aaaaaaaaaaaa",
                                "FE7-1-aaaaaaaaaaaa",
                                UUID.fromString(UETR),
                                Money.of("6543.14", "EUR"),
                                details(
                                        "Jörg Müller & Söhne",
                                        "DE21500500009876543210",
                                        null,
                                        "SPUEDE2UXXX",
                                        null),
                                "Interest 1 of 12, contract 1001"),
                        transfer(2, "112.72", true),
                        transfer(3, "0.50", false)));
    }

    private static Transfers file(List<Transfer> transfers) {
        return new Transfers(
                "FB7-0123456789abcdef",
                Instant.parse("2026-11-23T09:00:00Z"),
                HOUSE,
                LocalDate.of(2026, 11, 25),
                ChargeBearer.SHARED,
                transfers);
    }

    private static Transfer transfer(int sequence, String amount, boolean sepa) {
        String own = "7-" + sequence + "-bbbbbbbbbbbb";
        BankDetails creditor =
                sepa
                        ? details("Zoé Dupont", "FR1420041010050500013M02606", null, null, null)
                        : details("John Doe Inc.", null, "1234567890", null, "021000021");
        return new Transfer(
                "FI" + own,
                "FE" + own,
                new UUID(0x4000, 0x8000_0000_0000_0000L + sequence),
                Money.of(amount, "EUR"),
                creditor,
                "Interest – row " + sequence);
    }

    private static BankDetails details(
            String holder,
            @Nullable String iban,
            @Nullable String account,
            @Nullable String bic,
            @Nullable String routing) {
        return new BankDetails(
                "First Bank", holder, iban, account, bic, routing, routing == null ? "DE" : "US");
    }

    private static Problem.Code refusal(String text) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(text));
        return refused.problem().code();
    }

    static PainFile read(String text) {
        return Pain001Reader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    static PainFile sample(String name) throws IOException {
        return Pain001Reader.read(Files.readAllBytes(path(name)));
    }

    static String text(String name) throws IOException {
        return Files.readString(path(name));
    }

    private static Path path(String name) {
        return Path.of("src", "test", "resources", "payments", name);
    }
}
