package fidus.server.rates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.rates.EuroRates;
import fidus.rates.ExchangeRate;
import fidus.rates.PrepareRateFile;
import fidus.rates.RateCalls;
import fidus.rates.RateFilePreview;
import fidus.rates.RateFileRow;
import fidus.rates.RateStanding;
import fidus.rates.ReadRateFile;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;

/// Rates out of the files of the European Central Bank: looked at first, then what is new in them
/// waits for another person like rates that are typed. The file is sent each time, so that what
/// waits is what it says.
public final class RateFiles {
    private final Mongo mongo;
    private final Rates rates;

    /// A row with the rate it was made of.
    private record Line(RateFileRow row, @Nullable ExchangeRate rate) {}

    private record Looked(RateFilePreview preview, List<Line> lines) {}

    public RateFiles(Mongo mongo, Rates rates) {
        this.mongo = mongo;
        this.rates = rates;
    }

    public void routes(Routes routes) {
        routes.answerItself(
                RateCalls.READ_FILE,
                (asked, asks) -> looked(asked.unit(), read(asked), asks).preview);
        routes.answerItself(RateCalls.PREPARE_FILE, this::prepare);
    }

    private static EcbFile.Read read(Asked asked) {
        return EcbFile.read(Objects.requireNonNull(asked.file(), "an upload has a file"));
    }

    private Looked looked(Unit unit, EcbFile.Read file, ReadRateFile asks) {
        LocalDate to = asks.to() == null ? file.days().lastKey() : asks.to();
        LocalDate from = asks.from() == null ? to : asks.from();
        if (from.isAfter(to)) {
            throw Refused.at("from", Problem.Code.BAD_VALUE, "The first day is after the last.");
        }
        Collection<EuroRates> days = file.days().subMap(from, to.plusDays(1)).values();
        var lines = new ArrayList<Line>();
        for (EuroRates day : days) {
            for (Currency currency : wanted(asks.currencies(), day)) {
                lines.add(line(unit, day, currency));
                few(lines.size());
            }
        }
        List<RateFileRow> rows = lines.stream().map(Line::row).toList();
        return new Looked(
                new RateFilePreview(asks.fileName(), file.sha256(), from, to, rows), lines);
    }

    private static Collection<Currency> wanted(@Nullable String currencies, EuroRates day) {
        if (currencies == null || currencies.isBlank()) {
            return day.currencies();
        }
        var wanted = new TreeSet<Currency>();
        for (String code : currencies.split("[,;\\s]+", -1)) {
            if (!code.isEmpty()) {
                wanted.add(currency(code));
            }
        }
        wanted.remove(ExchangeRate.BASE);
        return wanted;
    }

    private static Currency currency(String code) {
        try {
            return new Currency(code.toUpperCase(Locale.ROOT));
        } catch (Refused why) {
            throw Refused.at("currencies", Problem.Code.BAD_VALUE, why.problem().message());
        }
    }

    private static void few(int count) {
        if (count > RateChecks.MOST) {
            throw Refused.at(
                    "from",
                    Problem.Code.TOO_LARGE,
                    "The file says more than "
                            + RateChecks.MOST
                            + " rates of these days and currencies. Choose fewer days or"
                            + " currencies.");
        }
    }

    private Line line(Unit unit, EuroRates day, Currency currency) {
        ExchangeRate rate = day.of(currency).orElse(null);
        return rate == null
                ? new Line(
                        new RateFileRow(
                                currency,
                                day.on(),
                                null,
                                RateStanding.REFUSED,
                                "The file does not say "
                                        + currency
                                        + " and "
                                        + ExchangeRate.BASE
                                        + " of this day."),
                        null)
                : new Line(rates.checks().standing(unit, rate), rate);
    }

    private Prepared prepare(Asked asked, PrepareRateFile asks) {
        EcbFile.Read file = read(asked);
        if (!file.sha256().equals(asks.sha256())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The file was changed since it was looked at. Look at it again.");
        }
        return mongo.write(unit -> prepared(unit, asked, file, asks));
    }

    private Prepared prepared(Unit unit, Asked asked, EcbFile.Read file, PrepareRateFile asks) {
        var reads = new ReadRateFile(asks.fileName(), asks.currencies(), asks.from(), asks.to());
        List<ExchangeRate> fresh = fresh(looked(unit, file, reads).lines);
        if (fresh.isEmpty()) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS, "No rate of this file is new and good.");
        }
        String name = asks.fileName().strip();
        return rates.prepare(
                unit,
                asked.actor(),
                new Rates.Together(
                        "rate-file/" + asks.sha256() + "/" + asks.from() + "/" + asks.to(),
                        fresh,
                        asks.reason(),
                        List.of(
                                new Shown("File", name.substring(0, Math.min(200, name.length()))),
                                new Shown("SHA-256", asks.sha256()))));
    }

    private static List<ExchangeRate> fresh(List<Line> lines) {
        var fresh = new ArrayList<ExchangeRate>();
        for (Line line : lines) {
            RateStanding standing = line.row.rateStanding();
            boolean counts = standing == RateStanding.NEW || standing == RateStanding.DIFFERENT;
            if (counts && line.rate != null) {
                fresh.add(line.rate);
            }
        }
        return List.copyOf(fresh);
    }
}
