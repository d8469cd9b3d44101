/// Long work that shows progress and can be cancelled.
@NullMarked
package fidus.jobs;

import org.jspecify.annotations.NullMarked;
