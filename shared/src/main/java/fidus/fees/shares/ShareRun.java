package fidus.fees.shares;

import fidus.auth.PersonId;
import fidus.contract.Canonical;
import fidus.fees.runs.SnapshotId;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.settings.SettingUsed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The valuation of a fund's contracts at a month's end. Its key is fund and period; one run per
/// key stands at a time.
///
/// @param revision counts recomputations of the preview
/// @param pools what the pools of dealing lots and series were left as
/// @param shares Σ of the lines
/// @param resultDigest SHA-256 over the canonical text of lines and pools
/// @param steps who moved it when
/// @param settings of the house that decide what its approval does; absent where they were not kept
public record ShareRun(
        ShareRunId id,
        FundCode fundCode,
        String period,
        LocalDate valuationOn,
        int revision,
        ShareRunState shareRunState,
        SnapshotId snapshotId,
        String snapshotHash,
        List<ShareLine> lines,
        List<SharePool> pools,
        Money shares,
        String resultDigest,
        Steps steps,
        long version,
        @Nullable List<SettingUsed> settings) {
    /// @param makerId who had it computed
    /// @param checkerId who approved it
    /// @param reason why it was reversed
    public record Steps(
            PersonId makerId,
            Instant previewedAt,
            @Nullable PersonId checkerId,
            @Nullable Instant postedAt,
            @Nullable Instant reversedAt,
            @Nullable String reason) {}

    /// What decides the digest.
    record Result(List<ShareLine> lines, List<SharePool> pools) {}

    public ShareRun {
        lines = List.copyOf(lines);
        pools = List.copyOf(pools);
        settings = settings == null ? null : List.copyOf(settings);
    }

    /// None where they were not kept.
    public List<SettingUsed> settingsUsed() {
        return settings == null ? List.of() : settings;
    }

    /// What a pool earned where is in its sum, and stands in no digest made before it was kept.
    public static String digest(List<ShareLine> lines, List<SharePool> pools) {
        return Canonical.digest(new Result(lines, pools.stream().map(SharePool::summed).toList()));
    }

    public ShareRun posted(PersonId checker, Instant at) {
        return moved(
                ShareRunState.POSTED,
                new Steps(steps.makerId, steps.previewedAt, checker, at, null, null));
    }

    public ShareRun reversed(String reason, Instant at) {
        return moved(
                ShareRunState.REVERSED,
                new Steps(
                        steps.makerId,
                        steps.previewedAt,
                        steps.checkerId,
                        steps.postedAt,
                        at,
                        reason));
    }

    private ShareRun moved(ShareRunState state, Steps after) {
        return new ShareRun(
                id,
                fundCode,
                period,
                valuationOn,
                revision,
                state,
                snapshotId,
                snapshotHash,
                lines,
                pools,
                shares,
                resultDigest,
                after,
                version + 1,
                settings);
    }
}
