package fidus.server.cashflow;

import fidus.cashflow.CoverageSum;
import fidus.money.Money;
import fidus.mt5.Reading;
import fidus.mt5.pnl.Basis;
import fidus.mt5.readings.ReadingState;

import java.util.function.Function;

/// A reading as part of a total.
final class Sums {
    private Sums() {}

    static Basis basis(ReadingState state) {
        return of(state, Reading::balance).basis();
    }

    static CoverageSum of(ReadingState state, Function<Reading, Money> figure) {
        return switch (state) {
            case ReadingState.Ok ok ->
                    CoverageSum.known(figure.apply(ok.reading()), ok.reading().asOf());
            case ReadingState.Stale stale ->
                    new CoverageSum(
                            figure.apply(stale.reading()),
                            new Basis(1, 1, 1, stale.reading().asOf()));
            case ReadingState.Unavailable _ -> CoverageSum.missing();
        };
    }
}
