package fidus.server.commands;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import java.util.function.Function;

/// Words of the command line that are read leniently, and refused in plain sentences.
final class PlainWords {
    private PlainWords() {}

    /// For a command and those below it.
    static void read(CommandLine command) {
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.registerConverter(
                LocalDate.class, word("a day such as 2026-01-31", LocalDate::parse));
        command.registerConverter(
                YearMonth.class, word("a month such as 2027-03", YearMonth::parse));
        command.registerConverter(
                UUID.class,
                word("an id such as 3f2b7c1e-90ab-4d0e-8a55-0c2f6d1b7e43", UUID::fromString));
    }

    private static <T> ITypeConverter<T> word(String shape, Function<String, T> reading) {
        return text -> {
            try {
                return reading.apply(text);
            } catch (DateTimeException | IllegalArgumentException _) {
                throw new TypeConversionException("'" + text + "' is not " + shape + ".");
            }
        };
    }
}
