package fidus.mt5.transfers;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Finds which legs are one movement (R8). The result depends only on the legs, not on their order.
///
/// @param limits at the instant of the earlier leg, or of the one that waits
public record TransferPairing(Function<Instant, PairingLimits> limits) {
    /// With the same limits at all times.
    public TransferPairing(PairingLimits always) {
        this(_ -> always);
    }

    /// Pairs legs and links pairs over hubs.
    ///
    /// @param legs any legs of any accounts; the same leg given twice is one leg
    /// @throws Refused `ALREADY_EXISTS` when two different legs carry one deal key, `BAD_VALUE` for
    ///   a leg that moves nothing
    public PairingResult pair(Collection<TransferLeg> legs) {
        List<TransferLeg> ordered = distinct(legs);
        NearestPairs nearest = NearestPairs.of(fitting(ordered));
        List<Transfer> transfers =
                nearest.pairs().stream()
                        .map(pair -> new Transfer(pair.first(), pair.second()))
                        .sorted(Comparator.comparing(Transfer::out, NearestPairs.LEG_ORDER))
                        .toList();
        NearestPairs links = NearestPairs.of(onward(ordered));
        Map<String, String> next = new HashMap<>();
        links.pairs().forEach(link -> next.put(link.first().key(), link.second().key()));
        List<PairSuggestion> suggestions = new ArrayList<>(nearest.suggestions());
        suggestions.addAll(links.suggestions());
        Set<String> paired = new HashSet<>();
        nearest.pairs().forEach(pair -> paired.addAll(pair.keys()));
        Set<String> linked = new HashSet<>();
        links.pairs().forEach(link -> linked.addAll(link.keys()));
        return new PairingResult(
                transfers, chains(transfers, next), open(ordered, paired, linked), suggestions);
    }

    private static List<TransferLeg> distinct(Collection<TransferLeg> legs) {
        Map<String, TransferLeg> byKey = new TreeMap<>();
        for (TransferLeg leg : legs) {
            if (leg.moved().isZero()) {
                throw Refused.because(
                        Problem.Code.BAD_VALUE, "Deal " + leg.key() + " moves nothing.");
            }
            TransferLeg known = byKey.putIfAbsent(leg.key(), leg);
            if (known != null && !known.equals(leg)) {
                throw Refused.because(
                        Problem.Code.ALREADY_EXISTS,
                        "Deal " + leg.key() + " stands in two different versions.");
            }
        }
        return byKey.values().stream().sorted(NearestPairs.LEG_ORDER).toList();
    }

    private record Way(AccountKey from, AccountKey to, Money moved) {}

    /// Each leg must name the other's account: both are filed under the same way.
    private List<NearestPairs.Pair> fitting(List<TransferLeg> legs) {
        Map<Way, List<TransferLeg>> arriving = new HashMap<>();
        for (TransferLeg leg : legs) {
            if (!leg.isOut()) {
                Way way = new Way(leg.counterparty(), leg.account(), leg.moved());
                arriving.computeIfAbsent(way, _ -> new ArrayList<>()).add(leg);
            }
        }
        List<NearestPairs.Pair> pairs = new ArrayList<>();
        for (TransferLeg out : legs) {
            if (out.isOut()) {
                Way way = new Way(out.account(), out.counterparty(), out.moved());
                for (TransferLeg in : arriving.getOrDefault(way, List.of())) {
                    Duration gap = Duration.between(out.time(), in.time()).abs();
                    boolean first = out.time().isBefore(in.time());
                    if (gap.compareTo(at(first ? out : in).window()) <= 0) {
                        pairs.add(new NearestPairs.Pair(out, in));
                    }
                }
            }
        }
        return pairs;
    }

    private PairingLimits at(TransferLeg leg) {
        return limits.apply(leg.time());
    }

    private record Stay(AccountKey hub, Money moved) {}

    /// Arrivals at a hub with the departures that may carry them on, whether or not the legs on the
    /// other side have been seen.
    private List<NearestPairs.Pair> onward(List<TransferLeg> legs) {
        Map<Stay, List<TransferLeg>> leaving = new HashMap<>();
        for (TransferLeg leg : legs) {
            if (leg.isOnHub() && leg.isOut()) {
                Stay stay = new Stay(leg.account(), leg.moved());
                leaving.computeIfAbsent(stay, _ -> new ArrayList<>()).add(leg);
            }
        }
        List<NearestPairs.Pair> links = new ArrayList<>();
        for (TransferLeg arrived : legs) {
            if (arrived.isOnHub() && !arrived.isOut()) {
                Stay stay = new Stay(arrived.account(), arrived.moved());
                for (TransferLeg left : leaving.getOrDefault(stay, List.of())) {
                    Duration stayed = Duration.between(arrived.time(), left.time());
                    if (!stayed.isNegative() && stayed.compareTo(at(arrived).hubTransit()) <= 0) {
                        links.add(new NearestPairs.Pair(arrived, left));
                    }
                }
            }
        }
        return links;
    }

    /// Chains start where money came from no hub, so a circle between hubs is no chain; a chain
    /// that still lies at a hub has not arrived and is none yet.
    private static List<TransferChain> chains(List<Transfer> transfers, Map<String, String> next) {
        Map<String, Transfer> byOut = new HashMap<>();
        transfers.forEach(transfer -> byOut.put(transfer.out().key(), transfer));
        List<TransferChain> chains = new ArrayList<>();
        for (Transfer start : transfers) {
            if (start.outOfHub()) {
                continue;
            }
            List<Transfer> hops = new ArrayList<>(List.of(start));
            String onward = next.get(start.in().key());
            while (onward != null) {
                Transfer hop = byOut.get(onward);
                if (hop == null) {
                    break;
                }
                hops.add(hop);
                onward = next.get(hop.in().key());
            }
            if (hops.size() > 1 && !hops.getLast().intoHub()) {
                chains.add(new TransferChain(hops));
            }
        }
        return chains;
    }

    private List<OpenLeg> open(List<TransferLeg> legs, Set<String> paired, Set<String> linked) {
        List<OpenLeg> open = new ArrayList<>();
        for (TransferLeg leg : legs) {
            boolean alone = !paired.contains(leg.key());
            boolean atHub = leg.isOnHub() && !linked.contains(leg.key());
            if (alone || atHub) {
                PairingLimits then = at(leg);
                Duration allowed = leg.isOnHub() ? then.hubTransit() : then.legTransit();
                open.add(new OpenLeg(leg, alone, atHub, allowed));
            }
        }
        return open;
    }
}
