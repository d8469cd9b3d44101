package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.imports.ImportRecord;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// Which days a file speaks of is known from its first reading.
final class FirstDayTest extends ImportDesk {
    @Test
    void aFileIsNotReadAgainForItsFirstDay() {
        register();
        ImportRecord record = imported(offer(earlier()));
        var parts = desk.server().parts();
        var kept = new KeptStatements(new BoundedReader(parts.jobs(), Limits.upload(20)));
        desk.server().commands.note();

        Imported told = parts.mongo().read(unit -> kept.told(unit, record));

        assertThat(told).isEqualTo(new Imported(KEY, LocalDate.parse("2023-06-07")));
        assertThat(desk.server().commands.asked("uploads")).isZero();
    }
}
