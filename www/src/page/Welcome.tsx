// What the page shows before it has a dump.

import { loadSamples } from "./state.ts";

export function Welcome() {
  return (
    <main class="welcome">
      <h2>Drop dumps of either cloud anywhere on this page</h2>
      <p>
        JSON or NDJSON, compressed with gzip or not, as many as you like, as the APIs and their tools give them. Or pick files, or paste
        text. They are read in your browser and go nowhere: they name projects and keys.
      </p>
      <p>
        <button type="button" class="primary" onClick={loadSamples}>
          Look around with samples
        </button>
      </p>
      <h2>Where to get a dump</h2>
      <dl>
        <dt>Google Compute Engine</dt>
        <dd>
          <code>gcloud compute images list --show-deprecated --format=json &gt; gce.json</code>
        </dd>
        <dt>Gcore</dt>
        <dd>
          <code>
            curl -H "Authorization: APIKey $GCORE_API_KEY" https://api.gcore.com/cloud/v1/images/PROJECT_ID/REGION_ID &gt; gcore.json
          </code>
        </dd>
      </dl>
    </main>
  );
}
