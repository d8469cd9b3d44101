package fidus.server.bank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes statements as a bank would, each balance by hand: nothing here adds up by itself.
final class Mt940Text {
    private final List<String> lines = new ArrayList<>();

    static Mt940Text of(String account, String number, String date, String opening) {
        var text = new Mt940Text();
        return text.add(":20:" + number)
                .add(":25:" + account)
                .add(":28C:" + number)
                .add(":60F:C" + date + "EUR" + opening);
    }

    /// @param day such as 261116
    /// @param sum such as C1000,00 or D25,00
    /// @param bankId empty when the bank gives none
    Mt940Text row(String day, String sum, String bankId, String text) {
        String id = bankId.isEmpty() ? "" : "//" + bankId;
        return add(":61:" + day + day.substring(2) + sum + "NTRFNONREF" + id).add(":86:" + text);
    }

    /// A row without an entry date, as some banks write it.
    Mt940Text valued(String day, String sum, String text) {
        return add(":61:" + day + sum + "NTRFNONREF").add(":86:" + text);
    }

    Mt940Text closing(String date, String closing) {
        return add(":62F:C" + date + "EUR" + closing).add("-");
    }

    Mt940Text and(Mt940Text next) {
        lines.addAll(next.lines);
        return this;
    }

    byte[] bytes() {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private Mt940Text add(String line) {
        lines.add(line);
        return this;
    }
}
