package fidus.server.payments.pain;

import fidus.money.Money;
import fidus.payments.ChargeBearer;
import fidus.payments.FileFormat;
import fidus.payments.wallets.BankDetails;
import fidus.server.payments.pain.Transfers.Transfer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Writes a credit transfer file and reads it back. Transfers inside SEPA and all others stand in
/// parts of their own, because service level and charges are said once per part.
public final class Pain001Writer {
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_TEXT = 140;

    private final Tags xml = new Tags();
    private final Transfers file;
    private final boolean newer;

    /// What was written.
    ///
    /// @param content to be stored and sent as UTF-8
    /// @param controlSum Σ of the amounts
    public record Written(String content, int transactions, BigDecimal controlSum) {}

    private Pain001Writer(Transfers file, FileFormat format) {
        this.file = file;
        this.newer = format == FileFormat.PAIN_001_001_09;
    }

    /// @throws IllegalStateException when the file read back is not what was to be written
    public static Written write(Transfers file, FileFormat format) {
        var writer = new Pain001Writer(file, format);
        writer.document();
        byte[] bytes = writer.xml.bytes();
        ReadBack.verify(file, format, Pain001Reader.read(bytes));
        return new Written(
                new String(bytes, StandardCharsets.UTF_8),
                file.transfers().size(),
                sum(file.transfers()));
    }

    static String namespace(FileFormat format) {
        return "urn:iso:std:iso:20022:tech:xsd:"
                + switch (format) {
                    case PAIN_001_001_03 -> "pain.001.001.03";
                    case PAIN_001_001_09 -> "pain.001.001.09";
                };
    }

    static BigDecimal sum(List<Transfer> transfers) {
        return transfers.stream()
                .map(transfer -> transfer.transferAmount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void document() {
        FileFormat format = newer ? FileFormat.PAIN_001_001_09 : FileFormat.PAIN_001_001_03;
        List<Transfer> sepa = file.transfers().stream().filter(file::isSepa).toList();
        List<Transfer> others =
                file.transfers().stream().filter(transfer -> !file.isSepa(transfer)).toList();
        xml.document(
                namespace(format),
                () ->
                        xml.group(
                                "CstmrCdtTrfInitn",
                                () -> {
                                    xml.group("GrpHdr", this::header);
                                    part("-1", sepa, true);
                                    part("-2", others, false);
                                }));
    }

    private void header() {
        xml.text("MsgId", file.messageId());
        xml.text(
                "CreDtTm",
                DateTimeFormatter.ISO_INSTANT.format(
                        file.createdAt().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS)));
        counts(file.transfers());
        xml.group("InitgPty", () -> name(file.debtor().holder()));
    }

    private void counts(List<Transfer> transfers) {
        xml.text("NbOfTxs", Integer.toString(transfers.size()));
        xml.text("CtrlSum", sum(transfers).toPlainString());
    }

    private void part(String suffix, List<Transfer> transfers, boolean sepa) {
        if (!transfers.isEmpty()) {
            xml.group(
                    "PmtInf",
                    () -> {
                        partHead(suffix, transfers, sepa);
                        transfers.forEach(
                                transfer ->
                                        xml.group("CdtTrfTxInf", () -> transfer(transfer, sepa)));
                    });
        }
    }

    /// One booking per transfer is asked for, so that each can be found on the statement.
    private void partHead(String suffix, List<Transfer> transfers, boolean sepa) {
        xml.text("PmtInfId", file.messageId() + suffix);
        xml.text("PmtMtd", "TRF");
        xml.text("BtchBookg", "false");
        counts(transfers);
        xml.group(
                "PmtTpInf",
                () -> xml.group("SvcLvl", () -> xml.text("Cd", sepa ? "SEPA" : "NURG")));
        if (newer) {
            xml.group("ReqdExctnDt", () -> xml.text("Dt", file.executionOn().toString()));
        } else {
            xml.text("ReqdExctnDt", file.executionOn().toString());
        }
        xml.group("Dbtr", () -> name(file.debtor().holder()));
        xml.group("DbtrAcct", () -> account(file.debtor()));
        xml.group("DbtrAgt", () -> agent(file.debtor()));
        xml.text("ChrgBr", charges(sepa));
    }

    private String charges(boolean sepa) {
        if (sepa) {
            return "SLEV";
        }
        return file.chargeBearer() == ChargeBearer.HOUSE ? "DEBT" : "SHAR";
    }

    private void transfer(Transfer transfer, boolean sepa) {
        xml.group(
                "PmtId",
                () -> {
                    xml.text("InstrId", transfer.instructionId());
                    xml.text("EndToEndId", transfer.endToEndId());
                    if (newer) {
                        xml.text("UETR", transfer.uetr().toString());
                    }
                });
        Money money = transfer.transferAmount();
        xml.group(
                "Amt",
                () ->
                        xml.money(
                                "InstdAmt",
                                money.currency().code(),
                                money.amount().toPlainString()));
        BankDetails creditor = transfer.creditor();
        if (!sepa || creditor.bic() != null) {
            xml.group("CdtrAgt", () -> agent(creditor));
        }
        xml.group("Cdtr", () -> name(creditor.holder()));
        xml.group("CdtrAcct", () -> account(creditor));
        String text = Latin.written(transfer.remittance(), LONGEST_TEXT);
        if (!text.isEmpty()) {
            xml.group("RmtInf", () -> xml.text("Ustrd", text));
        }
    }

    private void name(String name) {
        xml.text("Nm", Latin.written(name, LONGEST_NAME));
    }

    private void account(BankDetails account) {
        String iban = account.iban();
        String number = account.accountNumber();
        xml.group(
                "Id",
                () -> {
                    if (iban != null) {
                        xml.text("IBAN", iban);
                    } else if (number != null) {
                        xml.group("Othr", () -> xml.text("Id", number));
                    }
                });
    }

    private void agent(BankDetails account) {
        xml.group("FinInstnId", () -> institution(account));
    }

    private void institution(BankDetails account) {
        String bic = account.bic();
        String routing = account.routing();
        if (bic != null) {
            xml.text(newer ? "BICFI" : "BIC", bic);
        }
        if (routing != null) {
            xml.group("ClrSysMmbId", () -> clearing(account.country(), routing));
        }
        if (bic == null && routing != null) {
            name(account.bank());
            xml.group("PstlAdr", () -> xml.text("Ctry", account.country()));
        }
        if (bic == null && routing == null) {
            xml.group("Othr", () -> xml.text("Id", "NOTPROVIDED"));
        }
    }

    private void clearing(String country, String routing) {
        if (country.equals("US")) {
            xml.group("ClrSysId", () -> xml.text("Cd", "USABA"));
        }
        xml.text("MmbId", routing);
    }
}
