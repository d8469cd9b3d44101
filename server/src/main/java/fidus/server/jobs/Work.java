package fidus.server.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.contract.Wire;
import fidus.jobs.Job;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A kind of work: what it is asked with and what it does.
record Work<P>(Class<P> payload, Jobs.Steps<P> steps) {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    String run(Job job, Progress progress) throws JsonProcessingException {
        return steps.run(job, Wire.STRICT.readValue(job.payload(), payload), progress);
    }

    String cancelled(Job job) {
        try {
            return steps.cancelled(job, Wire.STRICT.readValue(job.payload(), payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("It was read when the work began", e);
        }
    }

    void giveUp(Job job) {
        try {
            steps.giveUp(job, Wire.STRICT.readValue(job.payload(), payload));
        } catch (JsonProcessingException e) {
            LOG.error("the payload of job {} {} is not readable", job.work(), job.id(), e);
        }
    }
}
