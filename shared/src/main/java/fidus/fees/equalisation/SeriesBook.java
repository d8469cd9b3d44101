package fidus.fees.equalisation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.FeeRounding;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Series accounting: a subscription while the lead series stands below its mark opens a new
/// series; when the lead sets a new mark, all series that stand at their own are rolled into it.
/// Rule: ERC-8113 of the Ethereum improvement process; fund registers such as Oracle's FLEXCUBE
/// leave the roll-up to a person.
///
/// @param series the lead first
public record SeriesBook(BigDecimal rate, FeeRounding rounding, List<Series> series) {
    /// A crystallisation.
    ///
    /// @param fees one per series, in the book's order before it
    /// @param rolledUp codes of the series that were merged into the lead
    public record Crystallised(SeriesBook book, List<SeriesFee> fees, List<String> rolledUp) {}

    /// @param gross value per unit before the fee
    public record SeriesFee(Series before, BigDecimal gross, BigDecimal fee, Series after) {}

    /// @throws Refused `BAD_VALUE` without a lead series
    public SeriesBook {
        series = List.copyOf(series);
        if (series.isEmpty()) {
            throw Refused.at("series", Problem.Code.BAD_VALUE, "A book has a lead series.");
        }
    }

    public static SeriesBook opened(Series lead, BigDecimal rate, FeeRounding rounding) {
        return new SeriesBook(rate, rounding, List.of(lead));
    }

    public Series lead() {
        return series.getFirst();
    }

    /// Buys at the lead's price: into the lead when it stands at its mark, else into a new series
    /// of that code.
    ///
    /// @throws Refused `ALREADY_EXISTS` when a new series is needed and its code is taken
    public SeriesBook subscribe(String code, BigDecimal money) {
        Series lead = lead();
        BigDecimal units = money.divide(lead.price(), Decimals.DIVISION);
        List<Series> after = new ArrayList<>(series);
        if (lead.price().compareTo(lead.mark()) >= 0) {
            after.set(0, with(lead, lead.units().add(units)));
        } else if (series.stream().anyMatch(one -> one.code().equals(code))) {
            throw Refused.at("code", Problem.Code.ALREADY_EXISTS, "Series " + code + " exists.");
        } else {
            after.add(new Series(code, units, lead.price(), lead.price()));
        }
        return new SeriesBook(rate, rounding, after);
    }

    /// All series earn the same return before fees, because they hold the same assets.
    ///
    /// @param earned a fraction above −1
    public SeriesBook earned(BigDecimal earned) {
        BigDecimal growth = BigDecimal.ONE.add(earned);
        if (growth.signum() <= 0) {
            throw Refused.at("return", Problem.Code.BAD_VALUE, "A return lies above −1.");
        }
        List<Series> after =
                series.stream().map(one -> priced(one, one.price().multiply(growth))).toList();
        return new SeriesBook(rate, rounding, after);
    }

    /// Charges each series on its own mark, takes the fee out of its value and rolls up.
    public Crystallised crystallise() {
        List<SeriesFee> fees = series.stream().map(this::charge).toList();
        List<Series> after = new ArrayList<>(fees.stream().map(SeriesFee::after).toList());
        List<String> rolledUp = new ArrayList<>();
        boolean newMark = fees.getFirst().fee().signum() > 0;
        for (int i = after.size() - 1; newMark && i > 0; i--) {
            Series one = after.get(i);
            if (one.price().compareTo(one.mark()) >= 0) {
                Series lead = after.getFirst();
                BigDecimal units = one.value().divide(lead.price(), Decimals.DIVISION);
                after.set(0, with(lead, lead.units().add(units)));
                after.remove(i);
                rolledUp.addFirst(one.code());
            }
        }
        return new Crystallised(new SeriesBook(rate, rounding, after), fees, rolledUp);
    }

    private SeriesFee charge(Series one) {
        BigDecimal gain = one.price().subtract(one.mark()).max(BigDecimal.ZERO);
        BigDecimal fee = rounding.round(gain.multiply(rate).multiply(one.units()));
        if (fee.signum() == 0) {
            return new SeriesFee(one, one.price(), fee, one);
        }
        BigDecimal net = one.price().subtract(fee.divide(one.units(), Decimals.DIVISION));
        Series after = new Series(one.code(), one.units(), net, net.max(one.mark()));
        return new SeriesFee(one, one.price(), fee, after);
    }

    private static Series with(Series one, BigDecimal units) {
        return new Series(one.code(), units, one.price(), one.mark());
    }

    private static Series priced(Series one, BigDecimal price) {
        return new Series(one.code(), one.units(), price, one.mark());
    }
}
