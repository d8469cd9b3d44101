package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The next of rows that read alike stands behind all that were stored.
final class TakenPlacesTest {
    private static final String WHAT = "text ADA PAYS 2026-11-16 10.00 EUR";

    private static TakenPlaces places(int before, int... ordinals) {
        Set<String> identities =
                IntStream.of(ordinals)
                        .mapToObj(at -> Plan.Identities.identity(WHAT, at))
                        .collect(Collectors.toSet());
        return new TakenPlaces(before, identities);
    }

    @Test
    void itStandsBehindOneThatCountedOn() {
        TakenPlaces places = places(1, 3);

        assertThat(places.place(WHAT, 2)).isEqualTo(4);
        assertThat(places.place(WHAT, 3)).isEqualTo(5);
    }

    /// A row and its copy of another file, which counted on differently.
    @Test
    void itStandsBehindTwoThatStandForOneMovement() {
        assertThat(places(1, 1, 2).place(WHAT, 2)).isEqualTo(3);
    }

    /// One that the file said before was given a place behind the stored one.
    @Test
    void itStandsBehindWhatItsOwnFileSaid() {
        assertThat(places(2, 3).place(WHAT, 3)).isEqualTo(5);
    }
}
