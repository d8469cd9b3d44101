package fidus.returns;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Money that moved on a day, seen by the investor: negative when it was put in, positive when it
/// came back. The value still there at the end is a positive flow on the last day.
public record Flow(LocalDate on, BigDecimal amount) {
    public static Flow of(String on, String amount) {
        return new Flow(LocalDate.parse(on), new BigDecimal(amount));
    }
}
