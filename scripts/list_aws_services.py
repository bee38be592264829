"""Writes resources/aws/*.json: what AWS signs with, from the data of botocore.

    .venv/bin/python scripts/list_aws_services.py

botocore comes with the tests (moto needs it); the program itself does without. Several services
share one signing name: each name is one entry whose label lists them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import botocore
import botocore.session

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "aws"
LONGEST = 80
OWN_LABELS = {
    "execute-api": "API Gateway, calls of an API",
    "apigateway": "API Gateway, management",
    "s3": "S3",
    "es": "OpenSearch Service, Elasticsearch",
    "aoss": "OpenSearch Serverless",
    "lambda": "Lambda, function URLs",
    # Names that requests are signed with, but that no service of botocore has.
    "s3-object-lambda": "S3 Object Lambda",
    "s3express": "S3 Express One Zone",
    "vpc-lattice-svcs": "VPC Lattice, calls of a service",
}
"""Labels that say more than botocore's, by signing name."""


def services(loader: Any) -> dict[str, str]:
    """Give the label of every signing name, sorted as people read them."""
    products: dict[str, list[str]] = defaultdict(list)
    for name in loader.list_available_services("service-2"):
        facts = loader.load_service_model(name, "service-2")["metadata"]
        if facts.get("signatureVersion", "v4") in ("v4", "s3", "s3v4"):
            product = facts.get("serviceAbbreviation") or facts["serviceFullName"]
            products[facts.get("signingName") or facts["endpointPrefix"]].append(plain(product))
    labels = {name: shortened(dict.fromkeys(titles)) for name, titles in products.items()}
    return dict(sorted((labels | OWN_LABELS).items(), key=lambda one: (one[1].lower(), one[0])))


def plain(title: str) -> str:
    """Drop the maker's name: a list in which all start with A cannot be searched by eye."""
    return title.removeprefix("Amazon ").removeprefix("AWS ")


def shortened(titles: dict[str, None]) -> str:
    """Join the titles as far as a row can show them."""
    label = ", ".join(titles)
    if len(label) <= LONGEST:
        return label
    return label[:LONGEST].rpartition(", ")[0] + " …"


def regions(loader: Any) -> dict[str, str]:
    """Give the description of every region, partition by partition, the public one first."""
    return {
        name: facts["description"]
        for partition in loader.load_data("partitions")["partitions"]
        for name, facts in sorted(partition["regions"].items())
        if not name.endswith("-global")
    }


def write(name: str, entries: dict[str, str]) -> None:
    content = {"made_from": f"botocore {botocore.__version__}", "entries": entries}
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    (FOLDER / name).write_text(text, "utf-8")


def main() -> None:
    loader = botocore.session.Session().get_component("data_loader")
    FOLDER.mkdir(exist_ok=True)
    write("services.json", services(loader))
    write("regions.json", regions(loader))


if __name__ == "__main__":
    main()
