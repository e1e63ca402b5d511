package al.feedbackledger.api.services;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** Answers that belong to everybody: kept by caches, asked for again by their ETag. */
final class PublicAnswers {
    private PublicAnswers() {}

    static <T> ResponseEntity<T> of(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(body);
    }
}
