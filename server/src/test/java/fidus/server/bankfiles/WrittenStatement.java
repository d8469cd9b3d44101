package fidus.server.bankfiles;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A statement made by chance, and its text in several formats.
record WrittenStatement(String currency, BigDecimal opening, List<Row> rows) {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    record Row(
            LocalDate booked,
            LocalDate valued,
            BigDecimal amount,
            String endToEndId,
            String bankId,
            String text) {
        /// What every format has of it.
        String key() {
            return booked + " " + valued + " " + amount.toPlainString() + " " + text;
        }
    }

    static WrittenStatement random(Random random, String currency, int scale) {
        List<Row> rows = new ArrayList<>();
        int many = random.nextInt(30);
        for (int i = 0; i < many; i++) {
            LocalDate booked = LocalDate.of(2024, 12, 20).plusDays(random.nextInt(30));
            int digits = random.nextInt(10) == 0 ? 15 : 1 + random.nextInt(7);
            long most = (long) Math.pow(10, digits);
            BigDecimal amount = BigDecimal.valueOf(1 + random.nextLong(most), scale);
            rows.add(
                    new Row(
                            booked,
                            booked.plusDays(random.nextInt(5) - 2L),
                            random.nextBoolean() ? amount : amount.negate(),
                            "E2E-" + random.nextInt(1_000_000),
                            "BNK" + i,
                            "Invoice " + random.nextInt(100_000) + " of Müller & Co"));
        }
        return new WrittenStatement(
                currency, BigDecimal.valueOf(random.nextLong(1_000_000) - 500_000, scale), rows);
    }

    BigDecimal closing() {
        return rows.stream().map(Row::amount).reduce(opening, BigDecimal::add);
    }

    String camt(String version) {
        boolean coded = version.compareTo("08") >= 0;
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.")
                .append(version)
                .append("\"><BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id><IBAN>DE00TEST</IBAN></Id>")
                .append("<Ccy>%s</Ccy></Acct>".formatted(currency));
        balance(xml, "OPBD", opening);
        balance(xml, "CLBD", closing());
        for (Row row : rows) {
            xml.append("<Ntry>");
            amount(xml, row.amount);
            xml.append(coded ? "<Sts><Cd>BOOK</Cd></Sts>" : "<Sts>BOOK</Sts>");
            xml.append(
                    "<BookgDt><DtTm>%sT10:00:00.123456789+02:00</DtTm></BookgDt>"
                            .formatted(row.booked));
            xml.append("<ValDt><Dt>%s</Dt></ValDt>".formatted(row.valued));
            xml.append("<AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls>".formatted(row.bankId));
            xml.append("<Refs><EndToEndId>%s</EndToEndId></Refs>".formatted(row.endToEndId));
            xml.append(
                    "<RmtInf><Ustrd>%s</Ustrd></RmtInf>".formatted(row.text.replace("&", "&amp;")));
            xml.append("</TxDtls></NtryDtls></Ntry>\n");
        }
        return xml.append("</Stmt></BkToCstmrStmt></Document>\n").toString();
    }

    String mt940(boolean blocks) {
        var text = new StringBuilder(blocks ? "{1:F01BANKDEFFXXXX}{2:I940X}{4:\r\n" : "");
        text.append(":20:S1\r\n:25:DE00TEST\r\n:28C:1/1\r\n");
        text.append(":60F:").append(balance(opening)).append("\r\n");
        for (Row row : rows) {
            text.append(":61:")
                    .append(SHORT.format(row.valued))
                    .append(row.booked.format(DateTimeFormatter.ofPattern("MMdd")))
                    .append(row.amount.signum() < 0 ? "D" : "C")
                    .append(comma(row.amount.abs()))
                    .append("NTRFNONREF//")
                    .append(row.bankId)
                    .append("\r\n:86:166?00TRANSFER?20EREF+")
                    .append(row.endToEndId)
                    .append("?21SVWZ+");
            String rest = row.text;
            text.append(rest, 0, Math.min(20, rest.length()));
            if (rest.length() > 20) {
                text.append("?22").append(rest.substring(20));
            }
            text.append("\r\n");
        }
        text.append(":62F:").append(balance(closing())).append("\r\n");
        return text.append(blocks ? "-}\r\n" : "-\r\n").toString();
    }

    String csv(boolean newestFirst) {
        List<String> lines = new ArrayList<>();
        BigDecimal balance = opening;
        for (Row row : rows) {
            balance = balance.add(row.amount);
            lines.add(
                    "%s;%s;\"%s\";%s;%s"
                            .formatted(
                                    GERMAN.format(row.booked),
                                    GERMAN.format(row.valued),
                                    row.text,
                                    grouped(row.amount),
                                    grouped(balance)));
        }
        if (newestFirst) {
            lines = lines.reversed();
        }
        return "Booked;Valued;Text;Amount;Balance\n" + String.join("\n", lines) + "\n";
    }

    private void balance(StringBuilder xml, String code, BigDecimal of) {
        xml.append("<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>".formatted(code));
        amount(xml, of);
        xml.append("<Dt><Dt>2025-01-31</Dt></Dt></Bal>");
    }

    private void amount(StringBuilder xml, BigDecimal of) {
        xml.append(
                "<Amt Ccy=\"%s\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
                        .formatted(
                                currency,
                                of.abs().toPlainString(),
                                of.signum() < 0 ? "DBIT" : "CRDT"));
    }

    private String balance(BigDecimal of) {
        return (of.signum() < 0 ? "D" : "C") + "250131" + currency + comma(of.abs());
    }

    private static String comma(BigDecimal of) {
        String plain = of.toPlainString().replace('.', ',');
        return plain.contains(",") ? plain : plain + ",";
    }

    private static String grouped(BigDecimal of) {
        String plain = of.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String groups = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
        String cents = point < 0 ? "" : "," + plain.substring(point + 1);
        return (of.signum() < 0 ? "-" : "") + groups + cents;
    }
}
