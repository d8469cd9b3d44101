package fidus.desktop.accounts;

import fidus.desktop.controls.StatusBadge.Tone;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;

/// How old the figures of an account are, in the words of the dashboard.
public enum ReadingAge {
    FRESH(Tone.GOOD),
    ACCEPTABLE(Tone.GOOD),
    DEGRADED(Tone.ATTENTION),
    STALE(Tone.ATTENTION),
    UNAVAILABLE(Tone.BAD);

    private final Tone tone;

    ReadingAge(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    public static ReadingAge of(ReadingState state) {
        return switch (state) {
            case ReadingState.Ok ok -> of(ok.band());
            case ReadingState.Stale _ -> STALE;
            case ReadingState.Unavailable _ -> UNAVAILABLE;
        };
    }

    private static ReadingAge of(FreshnessBand band) {
        return switch (band) {
            case FRESH -> FRESH;
            case ACCEPTABLE -> ACCEPTABLE;
            case DEGRADED -> DEGRADED;
            case CRITICAL -> STALE;
        };
    }
}
