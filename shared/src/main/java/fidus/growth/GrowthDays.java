package fidus.growth;

import java.util.List;

/// @param points by day
public record GrowthDays(List<GrowthPoint> points) {
    public GrowthDays {
        points = List.copyOf(points);
    }
}
