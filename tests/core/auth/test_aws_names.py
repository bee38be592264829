from __future__ import annotations

from httpv2_gui.core.auth.aws_names import CUSTOM, REGIONS, S3_SERVICES, SERVICES


def test_stored_names_are_unique_and_custom_comes_first() -> None:
    for choices in (SERVICES, REGIONS):
        names = [name for name, _label in choices]
        assert names[0] == CUSTOM
        assert len(set(names)) == len(names)


def test_services_are_stored_by_the_name_they_sign_with() -> None:
    services = dict(SERVICES)
    assert set(S3_SERVICES) <= set(services)
    assert services["s3"] == "S3 (s3)"
    assert services["execute-api"] == "API Gateway, calls of an API (execute-api)"
    assert "OpenSearch" in services["es"]  # not opensearch
    assert {"ses", "bedrock", "dynamodb", "sts", "iam", "glacier"} <= set(services)
    assert {"opensearch", "sesv2", "bedrock-runtime"}.isdisjoint(services)


def test_regions_of_all_partitions_are_there() -> None:
    wanted = {"us-east-1", "eu-central-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1"}
    assert wanted <= {name for name, _label in REGIONS}


def test_every_label_says_what_is_signed() -> None:
    assert all(f"({name})" in label for name, label in SERVICES[1:] + REGIONS[1:])
