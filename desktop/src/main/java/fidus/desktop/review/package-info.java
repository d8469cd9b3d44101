/// What only a person can decide: unknown movements and doubtful readings.
@NullMarked
package fidus.desktop.review;

import org.jspecify.annotations.NullMarked;
