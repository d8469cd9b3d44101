/// How capital grew day by day, and how its positions ended.
@NullMarked
package fidus.growth;

import org.jspecify.annotations.NullMarked;
