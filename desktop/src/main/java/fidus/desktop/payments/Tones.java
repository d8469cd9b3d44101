package fidus.desktop.payments;

import fidus.desktop.controls.StatusBadge.Tone;
import fidus.payments.BatchState;
import fidus.payments.PaymentState;

/// How loud a state is.
final class Tones {
    private Tones() {}

    static Tone of(BatchState state) {
        return switch (state) {
            case DRAFT, APPROVED -> Tone.ATTENTION;
            case SENT -> Tone.INFO;
            case PAID -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    static Tone of(PaymentState state) {
        return switch (state) {
            case PREPARED -> Tone.ATTENTION;
            case SENT -> Tone.INFO;
            case CONFIRMED -> Tone.GOOD;
            case FAILED, REVERSED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }
}
