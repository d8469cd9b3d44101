package fidus.server.planted;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

class CutsDays {
    Object day() {
        return LocalDate.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    }
}
