package fidus.server.rates;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.money.Currency;
import fidus.rates.EuroRates;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/// The European Central Bank's files, in the three forms it publishes.
class EcbFileTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final String XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            %s<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
             xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
            <gesmes:subject>Reference rates</gesmes:subject>
            <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
            <Cube><Cube time='2027-03-31'>
            <Cube currency='USD' rate='%s'/><Cube currency='JPY' rate='163.20'/>
            </Cube></Cube></gesmes:Envelope>
            """;

    private static EcbFile.Read read(String text) {
        return EcbFile.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static EuroRates day(String text) {
        return Objects.requireNonNull(read(text).days().get(DAY));
    }

    @Test
    void allItsFormsSayTheSame() {
        EuroRates day = day(XML.formatted("", "1.0850"));
        assertThat(day(" \uFEFF".strip() + "Date, USD, JPY, \n31 March 2027, 1.0850, 163.20, \n"))
                .isEqualTo(day);
        EcbFile.Read all =
                read(
                        "Date,USD,JPY,CYP,\n"
                                + "2027-03-31,1.0850,163.20,N/A,\n"
                                + "1999-01-04,1.1789,133.73,0.58231,\n");
        assertThat(all.days().get(DAY)).isEqualTo(day);
        assertThat(all.days().firstKey()).isEqualTo("1999-01-04");
        assertThat(all.days().firstEntry().getValue().perEuro()).containsKey(new Currency("CYP"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date,USD,\\n2027-03-31,1.08 50,\\n|line 2, USD: 1.08 50 is no rate above zero",
                "Date,USD,\\n2027-03-31,0,\\n|line 2, USD: 0 is no rate",
                "Date,USD,\\n2027-03-31,1e9,\\n|line 2, USD: 1e9 is no rate",
                "Date,USD,\\n31.3.2027,1.1,\\n|line 2, day: 31.3.2027 is no day",
                "Date,USD,JPY,\\n2027-03-31,1.1,\\n|line 2, cells: it has other columns",
                "Date,USD,\\n"
                        + "2027-03-31,1.1,\\n"
                        + "2027-03-31,1.2,\\n"
                        + "|line 3, USD: the file says it twice",
                "Day,USD,\\n2027-03-31,1.1,\\n|no file of the European Central Bank",
                "Date,USD,\\n|There is no rate in this file",
                "Date,USD,\\n2027-03-31,1.1,\\n2027-03-30,1.1,\"\\n2027-03-29,1.2,\\n"
                        + "|line 3, cells: the row of line 3 opens a quote that is never closed",
                "PK..|This is a ZIP",
                "<a><b></a>|line 1, XML: it is broken there"
            })
    void whatCannotBeReadKeepsTheFileOutAndIsNamed(String text, String why) {
        assertThat(problem(() -> read(text.replace("\\n", "\n"))).message()).contains(why);
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItNames() {
        String type = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        assertThat(problem(() -> read(XML.formatted(type, "&x;"))).code())
                .isEqualTo(Problem.Code.UNREADABLE);
        assertThat(problem(() -> read(XML.formatted(type, "1.0850"))).message())
                .contains("document type");
    }
}
